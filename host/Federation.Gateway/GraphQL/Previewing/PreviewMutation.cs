using Federation.Cluster.Adapters.Previewing;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Previewing;

/// <param name="previews">The host's, or none where it runs no adapters.</param>
internal sealed class PreviewMutation(SyncArchive archive, IEnumerable<IMappingPreviews> previews, IOptions<GatewayOptions> options) : IMutationFields
{
    // An answer that is late is a refusal with a remedy; the deadline of the whole question would be an error.
    private static readonly TimeSpan Spare = TimeSpan.FromMilliseconds(500);

    private readonly IMappingPreviews? _previews = previews.FirstOrDefault();

    public void AddTo(MutationType mutation) => mutation
        .OfNetwork<MappingPreviewResultType>("previewMapping", "Shows what a mapping would make of a piece of the network's feed: read in a caged worker of its own, as a run would, and nothing of it is kept.")
        .Argument<NonNullGraphType<StringGraphType>>("mapping", "The text of a mapping.yaml, at most 64 KiB.")
        .Argument<StringGraphType>("sample", "A piece of the feed as its server sends it, at most 64 KiB of text, as long as the whole request is taken (100 KiB); left out for the records that wait in the network's quarantine.")
        .ResolveAsync(async context =>
        {
            var network = context.NetworkAsked();
            if ((await archive.NetworksAsync(context.CancellationToken)).All(known => known.Id != network)) return NotFound.Network(network);
            if (_previews is null) return new Refused(PreviewCodes.NotHere, "This host runs no adapters.");
            var answer = await _previews.PreviewAsync(new PreviewOrder(network, context.GetArgument<string>("mapping"), context.GetArgument<string?>("sample")) { Within = options.Value.Deadline - Spare }, context.CancellationToken);
            return answer is { Code: { } code, Message: { } message } ? new Refused(code, message) : answer.Preview;
        });
}
