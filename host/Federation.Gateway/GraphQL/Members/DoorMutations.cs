using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Codes;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorMutations(IDirectoryGrains grains) : IMutationFields
{
    private const string VisitorGiven = "The visitor's pseudonym at this centre.";

    private static NotFound Nowhere => NotFound.Centre(AdmissionCodes.UnknownCentre);

    public void AddTo(MutationType mutation)
    {
        OfDoor<OpenDoorResultType>("openDoor", "Gives out a nonce for a door to show; a member's phone signs it.", async (door, _) => Told(await door.Ask()));
        OfDoor<PresentPassResultType>("presentPass", "Shows a pass at a door, which decides on it and records a visit. A pass that is refused is no refusal here: the admission says why.", async (door, context) => await door.Present(context.GetArgument<string>("pass")))
            .Argument<NonNullGraphType<StringGraphType>>("pass", "The JWT that the phone signed, in its compact form.");
        OfDoor<RequestPassCodeResultType>("requestPassCode", "Gives a code that stands for a pass at a door, to be said where no code can be scanned. It is good for two minutes, once, and at this centre. Another takes the place of the one before.", async (door, context) => Told(await door.RequestCode(context.GetArgument<string>("pass"))))
            .Argument<NonNullGraphType<StringGraphType>>("pass", "The JWT that the phone signed, in its compact form, over a nonce of the door or of its own.");
        OfDoor<PresentPassResultType>("presentCode", "Decides on the pass that a code stands for, as presentPass does. A wrong code and one that is over are answered alike.", async (door, context) => await door.PresentCode(context.GetArgument<string>("code")))
            .Argument<NonNullGraphType<StringGraphType>>("code", "As it was said: capitals, spaces and dashes do not matter.");
        OfDoor<ReconcileDoorResultType>("reconcileDoor", "Tells whom a door admitted while it had no network. What was told before may be told again: nothing is counted twice.", ReconcileAsync)
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<OfflineAdmissionInputType>>>>("admissions", $"Whom, {OfflineAdmission.MostAtOnce} at most.");
        mutation.Field<DoorResultType>("setAdmissionRules")
            .Description("Says which members of other networks a centre admits, and when.")
            .Argument<NonNullGraphType<AdmissionRulesInputType>>("input", "The rules.")
            .WhenAbsent(_ => Nowhere)
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<AdmissionRulesInput>("input");
                if (context.KnownCentre(input.Centre) is not { } centre) return Nowhere;
                var order = new RulesOrder { MadeOn = input.MadeOn, Rules = input.ToRules(), For = await ForAsync(context, centre), By = context.Subject() };
                return await grains.Door(centre).SetRules(order) is { } answer ? Told(answer) : Nowhere;
            });
        OfDoor<DoorResultType>("setDoorKeeper", "Says which of the networks that list a centre keeps its door: its managers set the rules from then on, and its staff stand there. Rules, blocked visitors and visits stay as they are, and are for it to see.", async (door, context) => Told(await door.SetKeeper(new KeeperOrder { Keeper = context.NetworkAsked(), By = context.Subject() })))
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.");
        OfDoor<DoorResultType>("blockVisitor", "Admits a visitor to a centre no more. Nothing happens where it is so already.", async (door, context) => Told(await door.Block(Visitor(context))))
            .Argument<NonNullGraphType<StringGraphType>>("visitor", VisitorGiven);
        OfDoor<DoorResultType>("unblockVisitor", "Lifts a blocking. Nothing happens where there is none.", async (door, context) => Told(await door.Unblock(Visitor(context))))
            .Argument<NonNullGraphType<StringGraphType>>("visitor", VisitorGiven);

        FieldBuilder<object?, object> OfDoor<TResult>(string name, string description, Func<IDoorGrain, IResolveFieldContext, Task<object>> command)
            where TResult : UnionGraphType =>
            mutation.OfCentre<TResult>(name, AdmissionCodes.UnknownCentre, description).ResolveAsync(async context => context.KnownCentre(context.GetArgument<string>("centre")) is { } centre ? await command(grains.Door(centre), context) : Nowhere);
    }

    private static async Task<object> ReconcileAsync(IDoorGrain door, IResolveFieldContext context)
    {
        var told = Admissions(context);
        var isTaken = await MayTellAsync(context);
        var known = new Queue<Reconciliation>(await door.Reconcile([.. told.Where(isTaken)]));
        return new DoorReconciled([.. told.Select(one => isTaken(one) ? known.Dequeue() : new Reconciliation { IsRecorded = false, Code = AdmissionCodes.NotItsTime })]);
    }

    /// <summary>The network that keeps the door tells of any time, one that did before of its own. The guard lets in nobody else.</summary>
    private static async Task<Func<OfflineAdmission, bool>> MayTellAsync(IResolveFieldContext context)
    {
        var directory = context.Directory();
        if (directory.Caller.Has(Role.Operator) || context.KnownCentre(context.GetArgument<string>("centre")) is not { } centre) return _ => true;
        var door = await directory.Doors.Load(centre).GetResultAsync(context.CancellationToken);
        if (directory.KeeperOf(centre, door.Keeper) is { } keeper && directory.Caller.Has(Role.CentreStaff, keeper)) return _ => true;
        return one => door.StoredAt(one.At) is { } then && directory.Caller.Has(Role.CentreStaff, then);
    }

    private static ImmutableArray<OfflineAdmission> Admissions(IResolveFieldContext context)
    {
        var told = context.GetArgument<List<OfflineAdmission>>("admissions");
        return told.Count <= OfflineAdmission.MostAtOnce ? [.. told] : throw CodedError.BadInput($"\"admissions\" are {told.Count}. Tell {OfflineAdmission.MostAtOnce} at once, and the rest afterwards.");
    }

    private static object Told(CodeAnswer answer) => answer.IsRefused ? new Refused(answer.Code, answer.Message) : new PassCodeGiven(answer.Given.Value.ToString(), answer.Until.Value);

    private static object Told(NonceAnswer answer) => answer.IsRefused ? new Refused(answer.Code, answer.Message) : new DoorOpened(answer.Nonce.Value.Value, answer.Until.Value);

    private static object Told(DoorAnswer answer) => answer.IsRefused ? new DoorRefused(answer.Code, answer.Message, answer.Door) : new DoorSet(answer.Door);

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
