using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Passes;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorKitQuery(IDirectoryGrains grains, IDoorIssuers issuers) : IQueryFields
{
    public void AddTo(QueryType query) => query.Field<DoorKitType>("doorKit")
        .Description("What the door of a centre takes along to decide without network. The door's page asks for it again and again while it can.")
        .Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.")
        .ResolveAsync(async context =>
        {
            if (context.KnownCentre(context.GetArgument<string>("centre")) is not { } centre) return null;
            var kit = await grains.Door(centre).Equip();
            return new DoorKitView(kit, issuers.AudienceOf(centre), await issuers.ReadAsync(context.CancellationToken));
        });
}
