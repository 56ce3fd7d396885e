using System.Text.Json;
using Federation.Cluster.Operating.Health;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Health;

/// <summary>Tells whoever sends traffic whether to send it here, and whoever restarts hosts whether to. What is wrong is told as one word, and nothing more. Thread safe.</summary>
internal sealed class HealthEndpoint(Readiness readiness, HostHealth health)
{
    /// <summary>The process answers. Nothing else is asked: a host whose store is away gains nothing by a restart.</summary>
    public static Task LiveAsync(HttpContext http) => WriteAsync(http, "alive", waitingFor: null);

    /// <summary>It has caught up with the store, and does its work now.</summary>
    public async Task ReadyAsync(HttpContext http)
    {
        if (readiness.WaitingFor is { } missing) await WriteAsync(http, "starting", missing);
        else if (await health.ReadAsync(http.RequestAborted) is { } ailment) await WriteAsync(http, ailment == HostAilment.Draining ? "draining" : "unwell", WordOf(ailment));
        else await WriteAsync(http, "ready", waitingFor: null);
    }

    private static string WordOf(HostAilment ailment) => ailment switch
    {
        HostAilment.Store => "store",
        HostAilment.Lag => "lag",
        _ => "end",
    };

    private static async Task WriteAsync(HttpContext http, string status, string? waitingFor)
    {
        http.Response.StatusCode = waitingFor is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", status);
        if (waitingFor is not null) json.WriteString("waitingFor", waitingFor);
        json.WriteEndObject();
    }
}
