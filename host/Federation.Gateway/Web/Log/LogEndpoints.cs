using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Log;
using Federation.Registry.Log.Tiles;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Log;

/// <summary>Answers the public log to anybody and from any page, as <see href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</see> lays it out: checkpoint, tiles and entries; beside them the log's keys, and the proof of one entry.</summary>
internal sealed class LogEndpoints(LabelLog log)
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Bytes = "application/octet-stream";

    /// <summary>What is said of the log as it is now.</summary>
    private const string Moment = "public, max-age=2";

    /// <summary>What never changes: the whole of a tile, and the first of it.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Keys are copied by people: a plus stays one.</summary>
    private static readonly LogJson Json = new(new JsonSerializerOptions(LogJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public async Task CheckpointAsync(HttpContext http) => await WriteAsync(http, Text, Moment, Encoding.UTF8.GetBytes((await log.CheckpointAsync(http.RequestAborted)).ToString()));

    public async Task KeysAsync(HttpContext http)
    {
        var keys = (await log.KeysAsync(http.RequestAborted)).Select(period => new LogKeyDocument(period.Key.Text, period.From, period.Until)).ToList();
        await WriteAsync(http, "application/json; charset=utf-8", Moment, JsonSerializer.SerializeToUtf8Bytes(new LogKeysDocument(log.Addresses.LogOrigin, keys), Json.LogKeysDocument));
    }

    public async Task TileAsync(HttpContext http)
    {
        bool isRead = TileId.TryParsePath(Value(http, "path"), out long number, out int width) & int.TryParse(Value(http, "level"), NumberStyles.None, CultureInfo.InvariantCulture, out int level);
        await WriteAsync(http, Bytes, ForEver, isRead && level < 64 ? await log.TileAsync(new TileId(level, number), width, http.RequestAborted) : null);
    }

    public async Task EntriesAsync(HttpContext http) =>
        await WriteAsync(http, Bytes, ForEver, TileId.TryParsePath(Value(http, "path"), out long number, out int width) ? await log.EntriesAsync(number, width, http.RequestAborted) : null);

    public async Task CertificateAsync(HttpContext http) =>
        await WriteAsync(http, CertificateId.TryParse(Value(http, "id"), out var id) ? (await log.ProofAsync(id, http.RequestAborted))?.ToString() : null);

    public async Task LabelAsync(HttpContext http)
    {
        bool isRead = int.TryParse(Value(http, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out int version) & CentreId.TryParse(Value(http, "centre"), out var centre);
        await WriteAsync(http, isRead ? (await log.ProofAsync(centre, version, http.RequestAborted))?.ToString() : null);
    }

    public async Task AssessmentAsync(HttpContext http)
    {
        bool isRead = int.TryParse(Value(http, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out int version) & AssessmentId.TryParse(Value(http, "id"), out var id);
        await WriteAsync(http, isRead ? (await log.ProofAsync(id, version, http.RequestAborted))?.ToString() : null);
    }

    private static string Value(HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";

    /// <summary>A proof leads to the log as it is now.</summary>
    private static Task WriteAsync(HttpContext http, string? proof) => WriteAsync(http, Text, Moment, proof is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(proof));

    /// <param name="body">Null for what there is not.</param>
    private static async Task WriteAsync(HttpContext http, string mediaType, string kept, ReadOnlyMemory<byte>? body)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (body is not { } bytes)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = mediaType;
        http.Response.Headers.CacheControl = kept;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
