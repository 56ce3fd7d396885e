using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>Reads and writes the one JSON file that a cassette is.</summary>
internal static class CassetteFile
{
    /// <summary>In bytes, of the file; and of the bodies in it before they are written.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // For people to read: letters with accents stand as they are.
    private static readonly CassetteJson Json = new(new JsonSerializerOptions(CassetteJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <exception cref="AdapterException">Code <c>cassette.unreadable</c>, <c>cassette.too-large</c>, <c>cassette.schema</c> or <c>cassette.broken</c>.</exception>
    public static Cassette Read(string path)
    {
        byte[] bytes = Bytes(path);
        try
        {
            if (SchemaOf(bytes) is var schema and not Cassette.CurrentSchema) throw new AdapterException(FailureKind.Configuration, "cassette.schema", $"{path} has the form {schema}; this program reads form {Cassette.CurrentSchema}.");
            var cassette = JsonSerializer.Deserialize(bytes, Json.Cassette) ?? throw new JsonException("It is empty.");
            if (cassette.Exchanges.Index().Where(entry => !IsSound(entry.Item)).Select(entry => (int?)entry.Index).FirstOrDefault() is { } at) throw Broken(path, $"its exchange {at + 1} cannot be");
            return cassette;
        }
        catch (JsonException exception)
        {
            throw Broken(path, $"it is not the JSON of one, at line {(exception.LineNumber ?? 0) + 1}", exception);
        }
    }

    /// <summary>Writes the file as a whole, readable by its owner alone, in place of what was there.</summary>
    /// <exception cref="AdapterException">Code <c>cassette.unwritable</c> or <c>cassette.too-large</c>; what was there is still there.</exception>
    public static void Write(string path, Cassette cassette)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(cassette, Json.Cassette);
        if (bytes.Length > MostBytes) throw TooLarge();
        string draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var file = new FileStream(draft, options)) file.Write(bytes);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft)) File.Delete(draft);
            throw new AdapterException(FailureKind.Configuration, "cassette.unwritable", $"{path} cannot be written: {exception.GetType().Name}.", exception);
        }
    }

    public static AdapterException TooLarge() => new(FailureKind.Configuration, "cassette.too-large", $"A cassette holds at most {MostBytes / (1024 * 1024)} MiB.");

    private static byte[] Bytes(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw TooLarge();
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdapterException(FailureKind.Configuration, "cassette.unreadable", $"{path} cannot be read: {exception.GetType().Name}.", exception);
        }
    }

    /// <summary>Looked at first: what another form means, its own reader knows. Null where there is none.</summary>
    private static int? SchemaOf(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        bool has = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schema", out var schema) && schema.TryGetInt32(out _);
        return has ? document.RootElement.GetProperty("schema").GetInt32() : throw new JsonException("It names no schema.");
    }

    private static bool IsSound(CassetteExchange? exchange) =>
        exchange is { Request.Method.Length: > 0, Answer: { Status: >= 200 and <= 599 } answer }
        && Uri.TryCreate(exchange.Request.Address, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http" // a path alone would pass for a file
        && !answer.Headers.Values.Contains(null)
        && (answer.Body is null || answer.BodyBase64 is null)
        && (answer.BodyBase64 is null || Base64.IsValid(answer.BodyBase64));

    private static AdapterException Broken(string path, string why, Exception? cause = null) => new(FailureKind.Configuration, "cassette.broken", $"{path} is no cassette that can be replayed: {why}.", cause);
}
