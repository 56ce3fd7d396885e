using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Hands out the schema in its own language.</summary>
internal sealed class SchemaEndpoint(DirectorySchema schema)
{
    private readonly Lazy<string> _sdl = new(schema.ToSdl);

    public Task HandleAsync(HttpContext http)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(_sdl.Value, http.RequestAborted);
    }
}
