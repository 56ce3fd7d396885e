using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Health;

/// <summary>Tells whoever sends traffic whether to send it here.</summary>
internal sealed class HealthEndpoint(Readiness readiness)
{
    public async Task HandleAsync(HttpContext http)
    {
        string? waitingFor = readiness.WaitingFor;
        http.Response.StatusCode = waitingFor is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", waitingFor is null ? "ready" : "starting");
        if (waitingFor is not null) json.WriteString("waitingFor", waitingFor);
        json.WriteEndObject();
    }
}
