using System.Text.Json.Serialization;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>An address that a network wants to be told of what happens to labels, and how far telling it has come. Immutable. How often is tried is that of <see href="https://www.standardwebhooks.com/">Standard Webhooks</see>.</summary>
[GenerateSerializer, Immutable, Alias("webhook")]
public sealed record Webhook
{
    /// <summary>Of one network.</summary>
    public const int MostOfNetwork = 10;

    /// <summary>The longest address, in characters.</summary>
    public const int MostUrlCharacters = 2_000;

    /// <summary>After a renewal messages are signed with both secrets for so long.</summary>
    public static readonly TimeSpan SecretOverlap = TimeSpan.FromDays(1);

    /// <summary>Between one try and the next; after the last it is stopped.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    [Id(0)]
    public required WebhookId Id { get; init; }

    [Id(1)]
    public required string Url { get; init; }

    [Id(2)]
    public required WebhookScope Scope { get; init; }

    [Id(3)]
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The entry of the public log that is looked at next; everything before it was told, or is none of its scope.</summary>
    [Id(4)]
    public required long Next { get; init; }

    [Id(5)]
    public WebhookState State { get; init; } = WebhookState.Active;

    /// <summary>Which secret it is signed with, from 1.</summary>
    [Id(6)]
    public int Generation { get; init; } = 1;

    /// <summary>When the secret was renewed last; null where it never was.</summary>
    [Id(7)]
    public DateTimeOffset? RenewedAt { get; init; }

    /// <summary>When something was delivered last; null where nothing was.</summary>
    [Id(8)]
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>How often the message at <see cref="Next"/> failed.</summary>
    [Id(9)]
    public int Failures { get; init; }

    /// <summary>Why it failed last, one of <see cref="WebhookCodes"/>; null where nothing failed since the last delivery.</summary>
    [Id(10)]
    public string? Failure { get; init; }

    /// <summary>The status of the answer where it was one; null with no answer.</summary>
    [Id(11)]
    public int? FailureStatus { get; init; }

    /// <summary>Not before this; null for at once.</summary>
    [Id(12)]
    public DateTimeOffset? TryAt { get; init; }

    /// <summary>Whether there is anything to try at that moment, where the log has something.</summary>
    public bool IsDue(DateTimeOffset at) => State == WebhookState.Active && !(TryAt > at);

    /// <summary>The generations that messages are signed with at that moment, the current one first.</summary>
    internal IReadOnlyList<int> GenerationsAt(DateTimeOffset at) => RenewedAt is { } renewed && at < renewed + SecretOverlap ? [Generation, Generation - 1] : [Generation];

    /// <summary>After the entry at <see cref="Next"/> was told, or was none of its scope.</summary>
    /// <param name="at">When it was told; null where nothing was sent.</param>
    internal Webhook Past(long entry, DateTimeOffset? at) => this with
    {
        Next = entry + 1,
        DeliveredAt = at ?? DeliveredAt,
        Failures = at is null ? Failures : 0,
        Failure = at is null ? Failure : null,
        FailureStatus = at is null ? FailureStatus : null,
        TryAt = at is null ? TryAt : null,
    };

    /// <summary>After a try that failed: it waits, longer each time and at least as long as the server asks for, and is stopped after the last try or where the server says that the address is gone.</summary>
    internal Webhook Failed(WebhookAttempt attempt, DateTimeOffset at)
    {
        const int Gone = 410;
        bool isOver = attempt.Status == Gone || Failures >= Waits.Length;
        var wait = isOver ? TimeSpan.Zero : Waits[Failures];
        return this with
        {
            Failures = Failures + 1,
            Failure = attempt.Code,
            FailureStatus = attempt.Status,
            State = isOver ? WebhookState.Stopped : State,
            TryAt = isOver ? null : at + (attempt.RetryAfter > wait ? attempt.RetryAfter.Value : wait),
        };
    }

    /// <summary>Tries again from where it was stopped: nothing is left out.</summary>
    internal Webhook Resumed() => this with { State = WebhookState.Active, Failures = 0, TryAt = null };

    internal Webhook Renewed(DateTimeOffset at) => this with { Generation = Generation + 1, RenewedAt = at };
}

/// <summary>Which labels a webhook tells of. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WebhookScope>))]
public enum WebhookScope
{
    /// <summary>Those of centres that its network lists when it is told.</summary>
    Listed,

    /// <summary>All: labels are public.</summary>
    All,
}

/// <summary>Whether anything is sent to a webhook. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WebhookState>))]
public enum WebhookState
{
    Active,

    /// <summary>All tries of one message failed, or the server said that the address is gone. What it was not told waits until it is resumed.</summary>
    Stopped,
}
