using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>
/// The host's context, with what a mapping says of its source: request headers, an encoding, a delimiter. Everything still passes through the host.
/// </summary>
internal sealed class MappedContext : AdapterContext
{
    private readonly AdapterContext _host;
    private readonly SourceRule _source;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;

    private readonly bool _isSample;

    /// <param name="isSample">True where a text in UTF-8 stands for the source: it is in no other encoding, and no request is made for it.</param>
    public MappedContext(AdapterContext host, SourceRule source, bool isSample = false)
    {
        _host = host;
        _source = source;
        _isSample = isSample;
        _headers = isSample ? [] : [.. source.RequestHeaders.Select(header => KeyValuePair.Create(header.Key, HeaderValue(header.Key, Settings.Fill(header.Value, host.Config, escape: false))))];
        Config = WithSourceSettings(host.Config, source, isSample);
    }

    public override HttpClient Http => _host.Http;

    public override AdapterConfig Config { get; }

    public override TimeProvider Clock => _host.Clock;

    public override ILogger Log => _host.Log;

    /// <summary>What the last answer named as the next page in its <c>Link</c> header; null where it named none.</summary>
    public string? NextLink { get; private set; }

    public override async Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken)
    {
        NextLink = null;
        bool isWeb = source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        bool needsRequest = isWeb && (_headers.Count > 0 || _source.Paging?.Kind == PagingKind.Link);
        var content = needsRequest ? await RequestAsync(source, cancellationToken) : await _host.OpenAsync(source, cancellationToken);
        return Transcoded(content);
    }

    private static string HeaderValue(string name, string value) => value.Any(character => character is < ' ' or > '~')
        ? throw new AdapterException(FailureKind.Configuration, "mapping.header-value", $"The value of the request header \"{name}\" holds characters that no header has, such as a line end or an accent.")
        : value;

    private async Task<SourceContent> RequestAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) throw new AdapterException(FailureKind.Configuration, "mapping.address", "The address that the mapping makes is no web address.");
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        foreach (var (name, value) in _headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await _host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            if (!response.IsSuccessStatusCode) throw Refused(response);
            NextLink = LinkHeader.Next(response.Headers.TryGetValues("Link", out var links) ? links : []);
            var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return new SourceContent(new OwningStream(body, response), response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(), response.Content.Headers.ContentLength);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private AdapterException Refused(HttpResponseMessage response)
    {
        var kind = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.Authentication,
            HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => FailureKind.Transient,
            _ => FailureKind.SourceChanged,
        };
        var wait = response.Headers.RetryAfter;
        var after = wait?.Delta ?? (wait?.Date is { } date ? date - Clock.GetUtcNow() : null);
        return new AdapterException(kind, "mapping.answer", string.Create(CultureInfo.InvariantCulture, $"The source answered with status {(int)response.StatusCode}."))
        {
            RetryAfter = after is { } span && span > TimeSpan.Zero ? span : null,
        };
    }

    // The parsers of JSON know its own encodings; what a mapping says comes before them.
    private SourceContent Transcoded(SourceContent content)
    {
        if (_isSample || _source.Encoding is not { } name || _source.Kind is not (SourceKind.Json or SourceKind.JsonLines or SourceKind.GeoJson or SourceKind.JsonLd)) return content;
        var encoding = name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        return encoding.CodePage == Encoding.UTF8.CodePage ? content : new SourceContent(Encoding.CreateTranscodingStream(content.Stream, encoding, Encoding.UTF8), content.MediaType, null);
    }

    private static AdapterConfig WithSourceSettings(AdapterConfig config, SourceRule source, bool isSample)
    {
        var settings = config.Values.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        if (source.Delimiter is { } delimiter) settings["delimiter"] = Json(delimiter);
        if (!isSample && source is { Encoding: { } encoding, Kind: SourceKind.Csv }) settings["encoding"] = Json(encoding);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in settings)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return new AdapterConfig(document.RootElement);
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        return document.RootElement.Clone();
    }
}
