using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>Asks one space's endpoint. Whatever goes wrong there becomes a failed record, never a failed run. Thread safe.</summary>
internal sealed class EndpointFetcher(HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<(SourceRecord Record, bool Answered)> FetchAsync(string endpoint, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return Failed(endpoint, "The endpoint is no web address.");
        }

        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await AskAsync(endpoint, address, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(endpoint, string.Create(CultureInfo.InvariantCulture, $"The endpoint did not answer within {Patience.TotalSeconds:0} seconds."));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Failed(endpoint, "The endpoint could not be reached.");
        }
        catch (AdapterException exception)
        {
            return Failed(endpoint, exception.Message);
        }
    }

    private async Task<(SourceRecord, bool)> AskAsync(string endpoint, Uri address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode) return Failed(endpoint, string.Create(CultureInfo.InvariantCulture, $"The endpoint answered with status {(int)response.StatusCode}."));
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[]? answer = await BoundedBytes.ReadAsync(body, JsonText.MostBytes - MostWrapping, cancellationToken);
        return answer is null ? Failed(endpoint, "The endpoint's answer is larger than a record may be (1 MiB).") : Answered(endpoint, answer);
    }

    // What the shape { "url": …, "data": … } adds to an answer stays well under this.
    private const int MostWrapping = 16 << 10;

    private static (SourceRecord, bool) Answered(string endpoint, byte[] answer)
    {
        int start = answer is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        if (answer.AsSpan(start).TrimStart(" \t\r\n"u8).StartsWith("<"u8)) return Failed(endpoint, "The endpoint answered with a web page (HTML) instead of JSON.");
        using var document = JsonText.Parse(answer);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? (SpaceRecord.Answered(endpoint, answer.AsMemory(start), document.RootElement), true)
            : Failed(endpoint, "The endpoint's answer is no JSON object.");
    }

    private static (SourceRecord, bool) Failed(string endpoint, string why) => (SpaceRecord.Failed(endpoint, why), false);
}
