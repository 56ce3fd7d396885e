using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Pushing;
using Federation.Contracts;
using Federation.Gateway.Evidence;
using Federation.Gateway.GraphQL;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Push;

/// <summary>Hands a listing whose signature holds to its network. Thread safe.</summary>
internal sealed class PushDesk(IDirectoryGrains grains, PushFolder folder, TimeProvider clock)
{
    /// <summary>Most runs are over by then.</summary>
    private static readonly TimeSpan BusyFor = TimeSpan.FromSeconds(30);

    public static EvidenceProblem Empty { get; } = new(PushCodes.Empty, StatusCodes.Status422UnprocessableEntity, "The message is empty.");

    /// <param name="network">One that has a secret, and so is one.</param>
    /// <param name="sha256">Of the body as it came.</param>
    /// <param name="file">Where it came in.</param>
    public async Task<(PushTold? Told, EvidenceProblem? Problem)> TakeAsync(string network, PushHeaders headers, string sha256, string file, CancellationToken cancellationToken)
    {
        var (listing, problem) = headers.IsPacked ? await UnpackAsync(file, cancellationToken) : (file, null);
        if (listing is null) return (null, problem);
        try
        {
            long bytes = folder.BytesOf(listing);
            if (bytes == 0) return (null, Empty);
            bool mayBePage = headers.MediaType is "text/html" or "application/xhtml+xml";
            if (!mayBePage && folder.IsPage(listing)) return (null, new EvidenceProblem(PushCodes.Page, StatusCodes.Status422UnprocessableEntity, "The message is a page for people, though it says that it is something else."));
            return Told(network, await grains.Network(NetworkId.Parse(network)).Push(new PushOrder(headers.Message, sha256, new PushedListing { File = listing, MediaType = headers.MediaType, Bytes = bytes, At = clock.GetUtcNow() })));
        }
        finally
        {
            // Nothing where it was taken.
            folder.Drop(listing);
        }
    }

    private async Task<(string? File, EvidenceProblem? Problem)> UnpackAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return (await folder.UnpackAsync(file, cancellationToken), null);
        }
        catch (AdapterException trap) when (trap.Code is "http.too-large" or "http.expansion")
        {
            return (null, PushHeaders.TooLarge);
        }
        catch (Exception broken) when (broken is AdapterException or InvalidDataException)
        {
            return (null, new EvidenceProblem(PushCodes.Encoding, StatusCodes.Status415UnsupportedMediaType, "The message is no gzip, or cut off."));
        }
    }

    private static (PushTold?, EvidenceProblem?) Told(string network, PushAnswer answer) => answer switch
    {
        { Outcome: PushOutcome.Taken or PushOutcome.Known, Run: { } run } => (new PushTold(network, run, ProgressOf(network, run)), null),
        { Outcome: PushOutcome.OtherBody } => (null, new EvidenceProblem(PushCodes.OtherBody, StatusCodes.Status409Conflict, "Another message came under this id.")),
        { Outcome: PushOutcome.Busy } => (null, new EvidenceProblem(PushCodes.Busy, StatusCodes.Status429TooManyRequests, "A run of the network is under way, or it has pushed too often.", BusyFor)),
        _ => throw new InvalidOperationException("A network that has a secret is not there."),
    };

    private static string ProgressOf(string network, string run)
    {
        string query = $$"""{ node(id: "{{GlobalId.Of(NetworkId.Parse(network), run)}}") { ... on SyncRun { status startedAt endedAt retryAt counts { read new changed unchanged quarantined stale removed } failure { code message } } } }""";
        return $"/graphql?query={Uri.EscapeDataString(query)}";
    }
}
