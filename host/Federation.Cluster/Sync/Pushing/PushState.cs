using System.Collections.Immutable;

namespace Federation.Cluster.Sync.Pushing;

/// <summary>What a network's grain keeps of pushes. Immutable.</summary>
internal sealed record PushState
{
    /// <summary>So many deliveries are remembered.</summary>
    public const int MostDeliveries = 100;

    /// <summary>Longer than a signature counts on either side of the clock: by then nobody can send a message again that was overheard.</summary>
    public static readonly TimeSpan Remembered = PushKey.Tolerance * 3;

    /// <summary>What waits to be read; null for nothing.</summary>
    public PushedListing? Waiting { get; init; }

    /// <summary>The newest first.</summary>
    public ImmutableArray<PushDelivery> Deliveries { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Null where none was made.</summary>
    public PushKey? Key { get; init; }

    /// <summary>What becomes of a push while no run is under way. Pure.</summary>
    public PushAnswer Judge(PushOrder order, DateTimeOffset now)
    {
        if (Deliveries.FirstOrDefault(known => known.Id == order.Id) is { } known) return known.Sha256 == order.Sha256 ? new PushAnswer(PushOutcome.Known, known.Run) : new PushAnswer(PushOutcome.OtherBody, null);
        bool isFull = Deliveries.Length >= MostDeliveries && now - Deliveries[MostDeliveries - 1].At < Remembered;
        return new PushAnswer(isFull ? PushOutcome.Busy : PushOutcome.Taken, null);
    }

    /// <summary>After a push was taken. What waited before is overtaken: each push is the whole list.</summary>
    public PushState Take(PushOrder order, string run, DateTimeOffset now) => this with
    {
        Waiting = order.Listing,
        Deliveries = [new PushDelivery(order.Id, order.Sha256, run, now), .. Deliveries.Take(MostDeliveries - 1)],
    };

    /// <summary>After a run that read what waits is over.</summary>
    /// <param name="ended">Null where it never began.</param>
    public PushState After(RunRecord? ended, DateTimeOffset now)
    {
        if (Waiting is not { } waiting || (ended is not null && ended.Pushed != waiting.File)) return this;
        bool isTriedAgain = (ended is null || ended.RetryAt is not null) && now - waiting.At < PushedListing.Longest;
        return isTriedAgain ? this : this with { Waiting = null };
    }
}

/// <summary>A push that was taken.</summary>
/// <param name="Id">What its sender calls it.</param>
internal sealed record PushDelivery(string Id, string Sha256, string Run, DateTimeOffset At);
