namespace Federation.Cluster.Labels.Webhooks;

/// <summary>What came of sending one message.</summary>
/// <param name="Code">One of <see cref="WebhookCodes"/>; null where it was taken.</param>
/// <param name="Status">Of the answer; null where there was none.</param>
/// <param name="RetryAfter">How long the server asks to be left alone, at most a day; null where it does not.</param>
[GenerateSerializer, Immutable, Alias("webhook-attempt")]
public sealed record WebhookAttempt([property: Id(0)] string? Code, [property: Id(1)] int? Status, [property: Id(2)] TimeSpan? RetryAfter)
{
    public bool IsTaken => Code is null;
}
