using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunMutations(IDirectoryGrains grains) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.OfNetwork<StartRunResultType>("startRun", "Starts a run of a network and returns at once.")
            .Argument<NonNullGraphType<BooleanGraphType>>("whole", "Read the whole source, though its adapter could read what changed.", argument => argument.DefaultValue = false)
            .ResolveAsync(async context => await StartAsync(context.NetworkAsked(), RunOrder.Sync(RunTrigger.Person) with { Whole = context.GetArgument<bool>("whole") }));
        mutation.OfNetwork<StartRunResultType>("releaseRemovals", "Removes the listings of a network that were held back because they are many. Returns at once; a run does it.")
            .ResolveAsync(async context => await StartAsync(context.NetworkAsked(), new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReleaseRemovals }));
        mutation.OfNetwork<StartRunResultType>("replayQuarantine", "Maps the quarantined records of a network again, as they are stored: after a mapping was mended, nobody waits for the source. Returns at once; a run does it.")
            .ResolveAsync(async context => await StartAsync(context.NetworkAsked(), new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReplayQuarantine }));
        mutation.OfNetwork<StartRunResultType>("undoRemovals", $"Brings back the listings that a run removed, up to {RemovalRule.UndoTime.TotalDays:0} days ago. Returns at once; a run does it.")
            .Argument<NonNullGraphType<IdGraphType>>("run", "The key or global id of the run that removed them.")
            .ResolveAsync(async context => await UndoAsync(context.NetworkAsked(), context.GetArgument<string>("run")));
        mutation.OfNetwork<CancelRunResultType>("cancelRun", "Asks a run to stop; it ends with the page it is at.")
            .Argument<NonNullGraphType<IdGraphType>>("run", "The run's key or global id.")
            .ResolveAsync(async context => await CancelAsync(context.NetworkAsked(), context.GetArgument<string>("run")));
    }

    private async Task<object> StartAsync(NetworkId network, RunOrder order) => await grains.Network(network).StartRun(order) switch
    {
        { Run: null } => NotFound.Network(network),
        { AlreadyRunning: true, Run: { } run } => new RunUnderWay(network, run),
        { Run: { } run } => new RunStarted(network, run),
    };

    private async Task<object> UndoAsync(NetworkId network, string text)
    {
        var (owner, run) = ReadRun(network, text);
        return owner == network
            ? await StartAsync(network, new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = run })
            : new NotFound(RunCodes.Unknown, $"That is not a run of {network}.", "run");
    }

    private async Task<object> CancelAsync(NetworkId network, string text)
    {
        var (owner, run) = ReadRun(network, text);
        var grain = grains.Network(network);
        if (owner == network && await grain.CancelRun(run)) return new RunStopping(network, run);
        return await grain.GetDefinition() is null ? NotFound.Network(network) : new NotFound(RunCodes.NotUnderWay, $"No such run of {network} is under way.", "run");
    }

    private static (NetworkId Owner, string Run) ReadRun(NetworkId network, string text) =>
        GlobalId.TryParse(text, out var id) && id.Type == GlobalId.Run ? GlobalId.ReadRun(text) : (network, text);
}
