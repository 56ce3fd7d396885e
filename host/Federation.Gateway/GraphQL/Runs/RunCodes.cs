namespace Federation.Gateway.GraphQL.Runs;

/// <summary>Why a run is not started or stopped; the catalogue says what to do.</summary>
internal static class RunCodes
{
    /// <summary>No such run of the network is under way.</summary>
    public const string NotUnderWay = "run.not-under-way";

    /// <summary>A run of the network is under way.</summary>
    public const string UnderWay = "run.under-way";

    /// <summary>The run named is not one of the network.</summary>
    public const string Unknown = "run.unknown";
}
