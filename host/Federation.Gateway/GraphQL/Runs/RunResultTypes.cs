using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class StartRunResultType : ResultType<RunStartedType>
{
    public StartRunResultType()
        : base("StartRunResult", "What became of a wish to start a run.")
    {
        Or<RunUnderWayType>();
        Or<NotFoundType>();
    }
}

internal sealed class CancelRunResultType : ResultType<RunStoppingType>
{
    public CancelRunResultType()
        : base("CancelRunResult", "What became of a wish to stop a run.")
    {
        Or<NotFoundType>();
    }
}

internal sealed class RunStartedType : ObjectGraphType<RunStarted>
{
    public RunStartedType()
    {
        Name = "RunStarted";
        Description = "A run was started, and goes on by itself.";
        this.AddRun(started => (started.Network, started.Run));
    }
}

internal sealed class RunStoppingType : ObjectGraphType<RunStopping>
{
    public RunStoppingType()
    {
        Name = "RunStopping";
        Description = "A run was asked to stop, and ends with the page it is at.";
        this.AddRun(stopping => (stopping.Network, stopping.Run));
    }
}

internal sealed class RunUnderWayType : RefusalType<RunUnderWay>
{
    public RunUnderWayType(ProblemCatalogue remedies)
        : base(remedies, "RunUnderWay", "A run of the network is under way, and there is one at a time.") => this.AddRun(underWay => (underWay.Network, underWay.Run));
}
