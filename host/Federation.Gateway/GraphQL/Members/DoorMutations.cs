using Federation.Cluster.Centres;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorMutations(IDirectoryGrains grains) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        Add<OpenDoorPayloadType>("openDoor", "Gives out a nonce for a door to show; a member's phone signs it.")
            .ResolveAsync(async context => Door(context) is { } door ? OpenDoorPayload.Of(await door.Ask()) : null);
        Add<AdmissionType>("presentPass", "Shows a pass at a door, which decides on it and records a visit. A pass that is refused is no error: the answer says why.")
            .Argument<NonNullGraphType<StringGraphType>>("pass", "The JWT that the phone signed, in its compact form.")
            .ResolveAsync(async context => Door(context) is { } door ? await door.Present(context.GetArgument<string>("pass")) : null);
        mutation.Field<DoorPayloadType>("setAdmissionRules")
            .Description("Says which members of other networks a centre admits, and when.")
            .Argument<NonNullGraphType<AdmissionRulesInputType>>("input", "The rules.")
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<AdmissionRulesInput>("input");
                if (context.KnownCentre(input.Centre) is not { } centre) return null;
                var order = new RulesOrder { MadeOn = input.MadeOn, Rules = input.ToRules(), For = await ForAsync(context, centre), By = context.Subject() };
                return await grains.Door(centre).SetRules(order) is { } answer ? DoorPayload.Of(answer) : null;
            });
        Add<DoorPayloadType>("setDoorKeeper", "Says which of the networks that list a centre keeps its door: its managers set the rules from then on, and its staff stand there. Rules, blocked visitors and visits stay as they are, and are for it to see.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .ResolveAsync(async context => Door(context) is { } door ? DoorPayload.Of(await door.SetKeeper(new KeeperOrder { Keeper = GlobalId.ReadNetwork(context.GetArgument<string>("network")), By = context.Subject() })) : null);
        AddOfVisitor("blockVisitor", "Admits a visitor to a centre no more. Nothing happens where it is so already.").ResolveAsync(async context => Door(context) is { } door ? DoorPayload.Of(await door.Block(Visitor(context))) : null);
        AddOfVisitor("unblockVisitor", "Lifts a blocking. Nothing happens where there is none.").ResolveAsync(async context => Door(context) is { } door ? DoorPayload.Of(await door.Unblock(Visitor(context))) : null);

        FieldBuilder<object?, object> Add<TType>(string name, string description)
            where TType : IGraphType =>
            mutation.Field<TType>(name).Description(description).Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.");

        FieldBuilder<object?, object> AddOfVisitor(string name, string description) =>
            Add<DoorPayloadType>(name, description).Argument<NonNullGraphType<StringGraphType>>("visitor", "The visitor's pseudonym at this centre.");
    }

    private IDoorGrain? Door(IResolveFieldContext context) => context.KnownCentre(context.GetArgument<string>("centre")) is { } centre ? grains.Door(centre) : null;

    /// <summary>The network that keeps the door, as which the caller was let in; null for an operator.</summary>
    private static async Task<NetworkId?> ForAsync(IResolveFieldContext context, CentreId centre)
    {
        var directory = context.Directory();
        return directory.Caller.Has(Role.Operator) ? null : await directory.KeeperOf(centre).GetResultAsync(context.CancellationToken) ?? throw new InvalidOperationException("The guard lets in nobody else.");
    }

    // What was sent is not repeated: it may be a name.
    private static VisitorOrder Visitor(IResolveFieldContext context) =>
        Pseudonym.TryParse(context.GetArgument<string>("visitor"), out var visitor) ? new VisitorOrder { Visitor = visitor, By = context.Subject() } : throw CodedError.BadInput("\"visitor\" is no pseudonym. Use the visitor of an admission, a visit or a door as it came.");
}
