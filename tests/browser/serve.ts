import { serve } from '@hono/node-server'

/** Serves an application on a free port of this machine alone; gives its address and how to stop it. */
export function serveHere(app: {
  fetch: (request: Request) => Response | Promise<Response>
}): Promise<{ url: string; stop: () => Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({ url: `http://127.0.0.1:${port}`, stop: () => new Promise((done) => server.close(() => done())) })
    })
  })
}
