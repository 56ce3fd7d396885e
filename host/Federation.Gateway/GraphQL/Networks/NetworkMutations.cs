using Federation.Cluster.Adapters.Catalogue;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class NetworkMutations(IDirectoryGrains grains, AdapterShelf adapters, IOptions<GatewayOptions> options) : IMutationFields
{
    public void AddTo(MutationType mutation) =>
        mutation.Field<AddNetworkResultType>("addNetwork")
            .Description("Adds a partner network whose source is an https address.")
            .Argument<NonNullGraphType<AddNetworkInputType>>("input", "The network.")
            .ResolveAsync(async context => await AddAsync(context.GetArgument<AddNetworkInput>("input"), context.Subject()));

    private async Task<object> AddAsync(AddNetworkInput input, string by)
    {
        var draft = NetworkDraft.Read(input, adapters.Current, [.. options.Value.SourcesOnThisMachine]);
        if (draft.Definition is not { } definition) return new InvalidInput(draft.Problems);
        var grain = grains.Network(definition.Id);
        if (await grain.GetDefinition() is { } known)
        {
            // Sent again, as after a lost answer: what was asked for is there.
            return known == definition with { OperatorTrusted = known.OperatorTrusted } ? new NetworkAdded(known) : new NetworkExists(known);
        }

        var problems = await grain.Add(definition, by);
        return problems.Count == 0 ? new NetworkAdded(definition) : new InvalidInput([.. problems.Select(problem => new InputProblem(NetworkCodes.BadConfig, problem, Field: null))]);
    }
}
