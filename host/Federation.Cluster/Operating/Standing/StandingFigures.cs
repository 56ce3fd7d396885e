using Federation.Cluster.Operating.Following;

namespace Federation.Cluster.Operating.Standing;

/// <summary>How much waits, at one moment. A part is null where it could not be read.</summary>
internal sealed record StandingFigures
{
    public static StandingFigures None { get; } = new();

    public FeedState? Feed { get; init; }

    public WaitingFigures? Waiting { get; init; }

    public TakenCensus? Census { get; init; }
}

/// <param name="Reviews">Pairs of listings that a person should look at.</param>
/// <param name="Mails">Mails that are to be sent.</param>
internal sealed record WaitingFigures(long Reviews, long Mails, WebhookFigures Webhooks);

/// <param name="Behind">By how many entries of the public log the last of those that are not stopped is behind; 0 for none.</param>
internal sealed record WebhookFigures(long Behind, long Stopped);
