using System.Globalization;
using System.Net.Http.Headers;
using Federation.Contracts;

namespace Federation.TestAdapters;

/// <summary>What an adapter asks the host to fetch, and what it saw, as one line.</summary>
internal static class Errands
{
    public static async Task<string?> RunAsync(string? errand, AdapterContext context, CancellationToken cancellationToken)
    {
        string source = context.Config.Text("source") ?? "";
        switch (errand)
        {
            case null:
                return null;
            case "get":
                using (var response = await context.Http.GetAsync(source, HttpCompletionOption.ResponseHeadersRead, cancellationToken))
                {
                    return $"{(int)response.StatusCode} {await CountAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken)}";
                }

            case "get-if-changed":
                using (var request = new HttpRequestMessage(HttpMethod.Get, source))
                {
                    request.Headers.Add("If-None-Match", "\"1\"");
                    using var response = await context.Http.SendAsync(request, cancellationToken);
                    return $"{(int)response.StatusCode}";
                }

            case "get-half":
                using (var response = await context.Http.GetAsync(source, HttpCompletionOption.ResponseHeadersRead, cancellationToken)) return "half";
            case "open-twice":
                return $"{await RunAsync("open", context, cancellationToken)} {await RunAsync("open", context, cancellationToken)}";
            case "get-text":
                return await context.Http.GetStringAsync(source, cancellationToken);
            case "post":
                using (var request = new HttpRequestMessage(HttpMethod.Post, source) { Content = new StringContent("a=1", new MediaTypeHeaderValue("application/x-www-form-urlencoded")) })
                {
                    request.Headers.Add("Cookie", "stolen=1");
                    request.Headers.Add("User-Agent", "somebody-else");
                    request.Headers.Add("X-Api-Key", "key");
                    using var response = await context.Http.SendAsync(request, cancellationToken);
                    return await response.Content.ReadAsStringAsync(cancellationToken);
                }

            case "delete":
                await context.Http.DeleteAsync(source, cancellationToken);
                return "deleted";
            case "open":
                await using (var content = await context.OpenAsync(source, cancellationToken))
                {
                    return $"{content.MediaType} {content.Length?.ToString(CultureInfo.InvariantCulture)} {await CountAsync(content.Stream, cancellationToken)}";
                }

            case "open-elsewhere":
                await context.OpenAsync("/etc/hostname", cancellationToken);
                return "opened";
            case "open-and-loop":
                await using (var content = await context.OpenAsync(source, cancellationToken))
                {
                    Misdeeds.Commit("loop", context);
                    return null;
                }

            case "environment":
                var names = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => !name.StartsWith("DOTNET_", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
                return $"{string.Join(' ', names)} in {Environment.CurrentDirectory}";
            default:
                throw new ArgumentException($"No errand {errand}.");
        }
    }

    private static async Task<long> CountAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[10_000];
        long count = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0) count += read;
        return count;
    }
}
