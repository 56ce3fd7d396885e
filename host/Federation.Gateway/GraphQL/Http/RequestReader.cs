using System.Text.Json;
using System.Text.Unicode;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Trusted;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Reads a request from its body (POST) or its query string (GET). Thread safe.</summary>
internal sealed class RequestReader(IOptions<GatewayOptions> options, IGraphQLTextSerializer serializer, TrustedDocuments trusted)
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <exception cref="CodedError">It is not a GraphQL request in a form that we take.</exception>
    public async Task<GraphQLRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (HttpMethods.IsGet(request.Method)) return FromQueryString(request.Query);
        if (!HttpMethods.IsPost(request.Method)) throw new CodedError(ErrorCode.MethodNotAllowed, "Send queries by GET or POST, mutations by POST.");
        RequireJson(request.ContentType);
        return FromJson(await ReadBodyAsync(request, cancellationToken));
    }

    private static void RequireJson(string? contentType)
    {
        bool json = MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!json) throw new CodedError(ErrorCode.UnsupportedMediaType, "The body is sent as application/json in UTF-8.");
    }

    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        int most = options.Value.MostBodyBytes;
        if (request.ContentLength > most) throw TooLarge(most);
        var body = new byte[Math.Min(most, request.ContentLength ?? 4_096) + 1];
        int length = 0;
        while (true)
        {
            int read = await ReadAsync(request.Body, body.AsMemory(length), cancellationToken);
            if (read == 0) return body.AsMemory(0, length);
            length += read;
            if (length > most) throw TooLarge(most);
            if (length == body.Length) Array.Resize(ref body, Math.Min(most + 1, body.Length * 2));
        }
    }

    private static async ValueTask<int> ReadAsync(Stream body, Memory<byte> into, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(into, cancellationToken);
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status400BadRequest)
        {
            throw Bad("The body ended before it was whole.");
        }
    }

    private GraphQLRequest FromJson(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body, "The body");
        return Read(document.RootElement);
    }

    /// <summary>Reads a request that stands in JSON of <see cref="Parse"/>.</summary>
    /// <exception cref="CodedError">It is none.</exception>
    public GraphQLRequest Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) throw Bad("One request at a time: lists of requests are not taken.");
        if (root.ValueKind != JsonValueKind.Object) throw Bad("A request is a JSON object with \"query\".");
        return Read(Text(root, "query"), Text(root, "documentId"), new GraphQLRequest("", Text(root, "operationName"), Map(root, "variables"), Map(root, "extensions"), ReadsOnly: false));
    }

    private GraphQLRequest FromQueryString(IQueryCollection query)
    {
        foreach (var (parameter, values) in query)
        {
            if (values.Count > 1) throw Bad($"\"{parameter}\" is given more than once.");
            if (!PlainText.IsPlain(values.ToString())) throw LiteralCheck.NotPlain;
        }

        return Read(Text(query, "query"), Text(query, "documentId"), new GraphQLRequest("", Text(query, "operationName"), MapText(query, "variables"), MapText(query, "extensions"), ReadsOnly: true));
    }

    /// <summary>The request with its document: the text that was sent, or a trusted one by its id. An id of Apollo's form counts where nothing else does: what its clients send with a text is for servers that keep texts of strangers.</summary>
    private GraphQLRequest Read(string? text, string? documentId, GraphQLRequest rest)
    {
        if (text is not null) return documentId is null ? rest with { Query = text } : throw Bad("Send \"query\" or \"documentId\", not both.");
        string id = documentId ?? HashIn(rest.Extensions) ?? throw MissingQuery;
        return trusted.Find(id) is { } document ? rest with { Query = document.Text, Trusted = document.Parsed, DocumentId = document.Id } : throw new CodedError(ErrorCode.DocumentUnknown, "This directory has no document of that id. Send the text as \"query\", or have the operator register it.");
    }

    private static string? HashIn(Inputs extensions) =>
        extensions.TryGetValue("persistedQuery", out var persisted) && persisted is IReadOnlyDictionary<string, object?> form && form.TryGetValue("sha256Hash", out var hash) ? hash as string : null;

    private static string? Text(IQueryCollection query, string parameter) => query[parameter] is [{ Length: > 0 } text] ? text : null;

    private Inputs MapText(IQueryCollection query, string parameter)
    {
        if (query[parameter] is not [{ Length: > 0 } json]) return Inputs.Empty;
        using var document = Parse(System.Text.Encoding.UTF8.GetBytes(json), $"\"{parameter}\"");
        return Map(document.RootElement, parameter, "");
    }

    /// <param name="json">As somebody sent it.</param>
    /// <param name="what">Begins the message of a refusal: "The body".</param>
    /// <exception cref="CodedError">It is not JSON in UTF-8, too deep, or a text of it is none that we take.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, string what)
    {
        if (!Utf8.IsValid(json.Span)) throw Bad($"{what} is not UTF-8.");
        try
        {
            var document = JsonDocument.Parse(json, Json);
            // Of bytes that are UTF-8 and JSON, what is no plain text can only have been escaped.
            if (json.Span.IndexOf("\\u"u8) >= 0) RequirePlainText(document.RootElement);
            return document;
        }
        catch (JsonException malformed)
        {
            throw Bad($"{what} is not JSON: see line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} of it.");
        }
        catch (InvalidOperationException)
        {
            // A name with an escaped half of a surrogate pair, met while names are compared.
            throw LiteralCheck.NotPlain;
        }
    }

    private static string? Text(JsonElement root, string member) =>
        !root.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Bad($"\"{member}\" is a text.");

    private Inputs Map(JsonElement root, string member) => root.TryGetProperty(member, out var value) ? Map(value, member, " or null") : Inputs.Empty;

    private Inputs Map(JsonElement value, string member, string orNull) => value.ValueKind switch
    {
        JsonValueKind.Object => serializer.ReadNode<Inputs>(value) ?? Inputs.Empty,
        JsonValueKind.Null => Inputs.Empty,
        _ => throw Bad($"\"{member}\" is a JSON object{orNull}."),
    };

    private static void RequirePlainText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                RequirePlainText(value.GetString);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) RequirePlainText(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    RequirePlainText(() => member.Name);
                    RequirePlainText(member.Value);
                }

                break;
        }
    }

    private static void RequirePlainText(Func<string?> read)
    {
        try
        {
            if (PlainText.IsPlain(read())) return;
        }
        catch (InvalidOperationException)
        {
            // This is how the JSON reader speaks of an escaped half of a surrogate pair.
        }

        throw LiteralCheck.NotPlain;
    }

    private static CodedError MissingQuery => Bad("\"query\" is missing: the text of the GraphQL document, or \"documentId\" in its place.");

    private static CodedError TooLarge(int most) => new(ErrorCode.BodyTooLarge, $"A request has up to {most} bytes.");

    private static CodedError Bad(string message) => new(ErrorCode.BadRequest, message);
}
