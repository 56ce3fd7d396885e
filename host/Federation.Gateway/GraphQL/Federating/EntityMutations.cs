using Federation.Cluster.Federating;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Federating;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Federating;

/// <summary>What operators decide of the entities of the federation (docs/federation-trust.md).</summary>
internal sealed class EntityMutations(IEntityOffice office, SyncArchive archive) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<EntityResultType>("setNetworkEntity")
            .Description("Registers the entity id and the keys with which a network speaks for itself in the federation, in the place of the former ones. From then on this directory speaks for the network no more.")
            .Argument<NonNullGraphType<NetworkEntityInputType>>("input", "The entity.")
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<NetworkEntityInput>("input");
                var network = GlobalId.ReadNetwork(input.Network);
                if (!await IsKnownAsync(network, context.CancellationToken)) return NotFound.Network(network);
                var order = new EntityOrder { Network = network, Entity = input.Entity, Keys = input.Keys, Permitted = input.Permitted ?? [], IsJoined = input.Joined ?? false, By = context.Subject() };
                return Told(await office.SetAsync(order, context.CancellationToken), input.Entity, isDenied: false);
            });
        mutation.OfNetwork<EntityResultType>("removeNetworkEntity", "Takes the entity of a network away, and removes it from the federation with all below it. This directory speaks for the network again.")
            .ResolveAsync(async context =>
            {
                var network = context.NetworkAsked();
                return await IsKnownAsync(network, context.CancellationToken) ? Told(await office.RemoveAsync(network, context.Subject(), context.CancellationToken), entity: null, isDenied: true) : NotFound.Network(network);
            });
        Deny("denyEntity", "Removes an entity from the federation, with all below it: here at once, elsewhere when the statements that were signed before are over, a day at most.", isDenied: true);
        Deny("allowEntity", "Lets an entity that was removed be part of the federation again.", isDenied: false);

        void Deny(string name, string description, bool isDenied) => mutation.Field<EntityResultType>(name)
            .Description(description)
            .Argument<NonNullGraphType<StringGraphType>>("entity", "The entity id.")
            .ResolveAsync(async context => Told(await office.DenyAsync(context.GetArgument<string>("entity"), isDenied, context.Subject(), context.CancellationToken), context.GetArgument<string>("entity"), isDenied));
    }

    private static object Told(EntityAnswer answer, string? entity, bool isDenied) => answer is { Code: { } code, Message: { } message } ? new Refused(code, message) : new EntitySet(entity, isDenied);

    private async Task<bool> IsKnownAsync(NetworkId network, CancellationToken cancellationToken) => (await archive.NetworksAsync(cancellationToken)).Any(known => known.Id == network);
}
