namespace Federation.Web.Console.Runs;

/// <summary>What a run is at.</summary>
public enum RunPhase
{
    /// <summary>The adapter is not at work yet.</summary>
    Starting,
    Reading,

    /// <summary>All was read; what is missing and what belongs together is decided.</summary>
    Finishing,
}
