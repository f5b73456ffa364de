-- Sign-ins. The schema belongs to the library (better-auth 1.7); its names are the library's. A test compares it with what the library wants.
create schema accounts;
create table accounts."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);
create table accounts."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references accounts."user" ("id") on delete cascade,
  "via" text
);
create table accounts."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references accounts."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create table accounts."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create table accounts."twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references accounts."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "session_userId_idx" on accounts."session" ("userId");
create index "account_userId_idx" on accounts."account" ("userId");
create index "verification_identifier_idx" on accounts."verification" ("identifier");
create index "twoFactor_secret_idx" on accounts."twoFactor" ("secret");
create index "twoFactor_userId_idx" on accounts."twoFactor" ("userId");

-- Failed sign-ins, by account and by address: who fails often waits longer and longer, on every node alike.
create table kernel.sign_in_failure (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  wait_until timestamptz not null
);
create index sign_in_failure_old on kernel.sign_in_failure (last_at);

-- One-time codes that were used, so that one seen over a shoulder does not work a second time.
create table kernel.used_code (
  account uuid not null,
  code_hash bytea not null,
  at timestamptz not null default now(),
  primary key (account, code_hash)
);

-- Tokens of the API: only their hash, a part of what their owner may do, and an end.
create table kernel.api_token (
  id uuid primary key,
  account uuid not null,
  name text not null check (length(name) between 1 and 80),
  hash bytea not null unique check (length(hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  check (expires_at > created_at)
);
create index api_token_account on kernel.api_token (account, created_at);
