using Federation.Cluster.Adapters.Catalogue;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class NetworkMutations(IDirectoryGrains grains, AdapterCatalogue adapters) : IMutationFields
{
    public void AddTo(MutationType mutation) =>
        mutation.Field<AddNetworkPayloadType>("addNetwork")
            .Description("Adds a partner network whose source is an https address.")
            .Argument<NonNullGraphType<AddNetworkInputType>>("input", "The network.")
            .ResolveAsync(async context => await AddAsync(context.GetArgument<AddNetworkInput>("input")));

    private async Task<AddNetworkPayload> AddAsync(AddNetworkInput input)
    {
        var draft = NetworkDraft.Read(input, adapters);
        if (draft.Definition is not { } definition) return new AddNetworkPayload(null, draft.Errors);
        var grain = grains.Network(definition.Id);
        if (await grain.GetDefinition() is { } known)
        {
            // Sent again, as after a lost answer: what was asked for is there.
            if (known == definition with { OperatorTrusted = known.OperatorTrusted }) return new AddNetworkPayload(known, []);
            return Failed(new UserError(UserErrorCode.NetworkExists, $"The network {definition.Id} is there already, with other settings. Changing it needs the machine's operator: stop the host and use \"network add\" on its data folder.", "id"));
        }

        var problems = await grain.Configure(definition);
        return problems.Count == 0
            ? new AddNetworkPayload(definition, [])
            : Failed([.. problems.Select(problem => new UserError(UserErrorCode.BadConfig, problem))]);
    }

    private static AddNetworkPayload Failed(params IReadOnlyList<UserError> errors) => new(null, errors);
}
