using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>Asks a running host over GraphQL, as any client would. Thread safe.</summary>
internal sealed class DirectoryClient(Uri host) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = host };

    /// <returns>The answer's data.</returns>
    /// <exception cref="InvalidOperationException">The answer has errors.</exception>
    public async Task<JsonElement> AskAsync(string query, object? variables = null, string? token = null)
    {
        var answer = await PostAsync(query, variables, token);
        if (answer.TryGetProperty("errors", out var errors)) throw new InvalidOperationException($"The host answered with errors: {errors}");
        return answer.GetProperty("data");
    }

    /// <summary>Every change after a cursor, in order, read page by page.</summary>
    /// <param name="fields">What to select of each change.</param>
    /// <param name="after">Null for all from the beginning.</param>
    /// <returns>The changes, and the cursor to go on from.</returns>
    public async Task<(IReadOnlyList<JsonElement> Changes, string Next)> ChangesAsync(string fields, string? after)
    {
        var changes = new List<JsonElement>();
        while (true)
        {
            var page = (await AskAsync($"query($after: String) {{ changes(after: $after, first: 100) {{ hasMore next items {{ {fields} }} }} }}", new { after })).GetProperty("changes");
            changes.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetString();
            if (!page.GetProperty("hasMore").GetBoolean()) return (changes, after ?? throw new InvalidOperationException("A page of changes has no cursor."));
        }
    }

    /// <summary>The answer as it came, errors and all.</summary>
    public async Task<JsonElement> PostAsync(string query, object? variables = null, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? language = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (language is not null) request.Headers.AcceptLanguage.ParseAdd(language);
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
