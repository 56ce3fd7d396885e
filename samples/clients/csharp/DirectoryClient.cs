using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace CentresNear;

/// <summary>Asks a directory. Thread safe.</summary>
internal sealed class DirectoryClient(HttpClient http)
{
    private const int PageSize = 5;

    private static readonly Lazy<string> Query = new(ReadQuery);

    /// <summary>Every centre within the circle, the nearest first, page by page.</summary>
    /// <exception cref="DirectoryException">The directory refuses.</exception>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    public async IAsyncEnumerable<CentreEdge> CentresNearAsync(double latitude, double longitude, double radiusKm, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? after = null;
        CentrePage page;
        do
        {
            page = await AskAsync(new { near = new { latitude, longitude, radiusKm }, first = PageSize, after }, cancellationToken);
            foreach (var edge in page.Edges) yield return edge;
            after = page.PageInfo.EndCursor;
        }
        while (page.PageInfo.HasNextPage);
    }

    private async Task<CentrePage> AskAsync(object variables, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = Query.Value, variables }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        using var response = await http.SendAsync(request, cancellationToken);
        // A refusal is an answer too, whatever its status.
        var answer = await response.Content.ReadFromJsonAsync<Answer>(cancellationToken);
        if (answer?.Errors is [var error, ..]) throw new DirectoryException(error.Extensions.Code, error.Message);
        return answer?.Data?.Centres ?? throw new HttpRequestException($"There is no data, and the status is {(int)response.StatusCode}.", null, response.StatusCode);
    }

    private static string ReadQuery()
    {
        using var stream = typeof(DirectoryClient).Assembly.GetManifestResourceStream("centres-near.graphql") ?? throw new InvalidOperationException("The query was not embedded by the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
