using Federation.Cluster.Operating.Following;

namespace Federation.Cluster.Operating.Standing;

/// <summary>How much waits, at one moment. A part is null where it could not be read.</summary>
internal sealed record StandingFigures
{
    public static StandingFigures None { get; } = new();

    public FeedState? Feed { get; init; }

    /// <summary>Pairs of listings that a person should look at.</summary>
    public long? Reviews { get; init; }

    /// <summary>Mails that are to be sent.</summary>
    public long? Mails { get; init; }

    public WebhookFigures? Webhooks { get; init; }

    public TakenCensus? Census { get; init; }
}

/// <param name="Behind">By how many entries of the public log the last of those that are not stopped is behind; 0 for none.</param>
internal sealed record WebhookFigures(long Behind, long Stopped);
