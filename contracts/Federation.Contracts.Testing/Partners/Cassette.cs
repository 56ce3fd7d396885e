using System.Text.Json;

namespace Federation.Contracts.Testing;

/// <summary>
/// What a source's servers answered once, from the file that <c>federation adapter preview --record</c> writes (docs/cassettes.md). It is read and never written. A partner of it answers each
/// request by method and address, whatever the order of its query, one recorded answer after another. Immutable and thread safe.
/// </summary>
public sealed class Cassette
{
    private const int Schema = 1;

    private readonly IReadOnlyList<(string Key, PartnerAnswer Answer)> _exchanges;

    private Cassette(IReadOnlyList<(string Key, PartnerAnswer Answer)> exchanges) => _exchanges = exchanges;

    /// <exception cref="AdapterException">Code <c>cassette.unreadable</c>, <c>cassette.schema</c> or <c>cassette.broken</c>.</exception>
    public static Cassette Load(string path)
    {
        byte[] bytes = Bytes(path);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            int schema = document.RootElement.GetProperty("schema").GetInt32();
            if (schema != Schema) throw new AdapterException(FailureKind.Configuration, "cassette.schema", $"{path} has the form {schema}; this program reads form {Schema}.");
            return new Cassette([.. document.RootElement.GetProperty("exchanges").EnumerateArray().Select(Read)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new AdapterException(FailureKind.Configuration, "cassette.broken", $"{path} is no cassette that can be replayed: {exception.GetType().Name}.", exception);
        }
    }

    /// <summary>A partner that has answered nothing yet.</summary>
    /// <param name="secrets">What the recording has <c>scrubbed-secret</c> for: the values of the secrets now.</param>
    public IPartner Play(params IReadOnlyList<string> secrets) => new Player(_exchanges, secrets);

    private static (string, PartnerAnswer) Read(JsonElement exchange)
    {
        var request = exchange.GetProperty("request");
        var answer = exchange.GetProperty("answer");
        var headers = answer.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString() ?? "", StringComparer.OrdinalIgnoreCase);
        byte[] body = answer.TryGetProperty("body", out var text) ? System.Text.Encoding.UTF8.GetBytes(text.GetString() ?? "")
            : answer.TryGetProperty("bodyBase64", out var packed) ? packed.GetBytesFromBase64()
            : [];
        return (KeyOf(request.GetProperty("method").GetString() ?? "", request.GetProperty("address").GetString() ?? "", []), new PartnerAnswer { Status = answer.GetProperty("status").GetInt32(), Headers = headers, Body = body });
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdapterException(FailureKind.Configuration, "cassette.unreadable", $"{path} cannot be read: {exception.GetType().Name}.", exception);
        }
    }

    private static string KeyOf(string method, string address, IReadOnlyList<string> secrets)
    {
        string plain = secrets.Where(secret => secret.Length > 0).Aggregate(address.Split('#')[0], (text, secret) => text
            .Replace(secret, "scrubbed-secret", StringComparison.Ordinal)
            .Replace(Uri.EscapeDataString(secret), "scrubbed-secret", StringComparison.Ordinal));
        int query = plain.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? $"{method} {plain}" : $"{method} {plain[..query]}?{string.Join('&', plain[(query + 1)..].Split('&').Order(StringComparer.Ordinal))}";
    }

    private sealed class Player(IReadOnlyList<(string Key, PartnerAnswer Answer)> exchanges, IReadOnlyList<string> secrets) : IPartner
    {
        private readonly Lock _turn = new();
        private readonly Dictionary<string, Queue<PartnerAnswer>> _answers = exchanges.GroupBy(exchange => exchange.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<PartnerAnswer>(group.Select(exchange => exchange.Answer)), StringComparer.Ordinal);

        public PartnerAnswer Answer(PartnerRequest request)
        {
            string key = KeyOf(request.Method, request.Address, secrets);
            lock (_turn)
            {
                return _answers.TryGetValue(key, out var answers) && answers.TryDequeue(out var answer)
                    ? answer
                    : throw new AdapterException(FailureKind.Configuration, "cassette.no-answer", $"The cassette has no answer, or no further one, to {key}.");
            }
        }
    }
}
