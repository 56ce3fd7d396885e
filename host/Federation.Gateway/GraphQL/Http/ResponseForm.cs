using Federation.Gateway.GraphQL.Errors;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// The two media types of GraphQL over HTTP. The newer one lets the status tell whether there is data; the older answers 200 to every
/// well-formed request.
/// </summary>
internal sealed record ResponseForm
{
    private readonly bool _alwaysOk;

    private ResponseForm(string mediaType, bool alwaysOk)
    {
        MediaType = mediaType;
        _alwaysOk = alwaysOk;
    }

    public static ResponseForm GraphQLResponse { get; } = new("application/graphql-response+json", alwaysOk: false);

    /// <summary>Also for callers who do not mind.</summary>
    public static ResponseForm Json { get; } = new("application/json", alwaysOk: true);

    public string MediaType { get; }

    public string ContentType => MediaType + "; charset=utf-8";

    /// <summary>What the caller likes best; null where neither will do.</summary>
    public static ResponseForm? Choose(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0) return Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return null;
        double newer = QualityOf(GraphQLResponse, accepted), older = QualityOf(Json, accepted);
        // On a tie whoever names the newer form knows it; a wildcard alone does not.
        bool named = accepted.Any(GraphQLResponse.IsNamedBy);
        if (newer <= 0 && older <= 0) return null;
        return newer > older || (newer >= older && named) ? GraphQLResponse : Json;
    }

    public int StatusOf(ExecutionResult result)
    {
        if (result.Executed) return StatusCodes.Status200OK;
        var code = result.Errors is [var first, ..] ? ErrorMap.CodeOf(first) : ErrorCode.Internal;
        return _alwaysOk && code.IsWellFormed ? StatusCodes.Status200OK : code.Status;
    }

    /// <summary>By the most specific range that covers the form; 0 where none does.</summary>
    private static double QualityOf(ResponseForm form, IList<MediaTypeHeaderValue> accepted) => accepted
        .Where(range => range.Charset.Length == 0 || range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        .Where(range => range.MatchesAllTypes || (range.MatchesAllSubTypes ? range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) : form.IsNamedBy(range)))
        .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
        .Select(range => range.Quality ?? 1)
        .FirstOrDefault();

    /// <summary>By its whole name: the library's own comparison takes <c>application/json</c> for a range of everything that ends with +json.</summary>
    private bool IsNamedBy(MediaTypeHeaderValue range) => range.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);
}
