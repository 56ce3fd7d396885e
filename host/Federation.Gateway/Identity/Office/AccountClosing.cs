namespace Federation.Gateway.Identity.Office;

/// <summary>What became of the wish to have an account closed.</summary>
/// <param name="From">For <see cref="ClosingOutcome.MonthOpen"/> from when on it can be; else null.</param>
internal sealed record AccountClosing(ClosingOutcome Outcome, DateTimeOffset? From);

internal enum ClosingOutcome
{
    Closed,

    /// <summary>The network, or a centre, blocks the person.</summary>
    Blocked,

    /// <summary>There are visits in a month that is not closed yet.</summary>
    MonthOpen,
}
