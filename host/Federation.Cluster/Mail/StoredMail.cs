using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Mail;

/// <summary>A mail as stored: what it is about and to whom, and no text. Where it goes to an account, its address is looked up when it is sent, so that nothing is left of an account that is closed. Immutable.</summary>
internal sealed record StoredMail
{
    public required MailKind Kind { get; init; }

    /// <summary>The application that it is about; null for any other.</summary>
    public string? Assessment { get; init; }

    /// <summary>The centre whose label it is about; null for any other.</summary>
    public CentreId? Centre { get; init; }

    /// <summary>The key of the concern that it is about, to operators; null for any other.</summary>
    public string? Concern { get; init; }

    /// <summary>The opaque id of the account that gets it; null for a mailbox.</summary>
    public string? Account { get; init; }

    /// <summary>The centre's own mailbox that gets it; null for an account, and as soon as nothing is left to do.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The code that it carries; null for none, and as soon as nothing is left to do.</summary>
    public string? Code { get; init; }

    /// <summary>The day that it tells; null for none.</summary>
    public DateTimeOffset? Day { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>From then on nobody wants it any more.</summary>
    public required DateTimeOffset Until { get; init; }

    public MailState State { get; init; }

    /// <summary>How often it was handed to the server, or was about to be.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before; null for at once.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Why the last attempt failed, by the name of the failure; null where none did.</summary>
    public string? Problem { get; init; }

    /// <summary>When nothing was left to do; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it is about, in words for the log.</summary>
    [JsonIgnore]
    public string About => Concern is { } concern ? $"concern {concern}" : Assessment is { } application ? $"application {application}" : $"label of centre {Centre}";

    /// <summary>Whether something is to be done about it: to send it, or to give it up.</summary>
    public bool IsDue(DateTimeOffset at) => State == MailState.Waiting && (!(NextAt > at) || at >= Until);

    /// <summary>The same with nothing left to do, and nothing left of whom it was to.</summary>
    public StoredMail Ended(MailState state, DateTimeOffset at, string? problem) => this with { State = state, EndedAt = at, Problem = problem, NextAt = null, Mailbox = null, Code = null };

    public static StoredMail Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.StoredMail) ?? throw new JsonException($"Row {row.Key} is empty.");

    public StateWrite Write(string id, long version) => new(new StateKey(RowKinds.Mail, id), version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.StoredMail));
}

/// <summary>What became of a mail. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MailState>))]
public enum MailState
{
    Waiting,

    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The account has no address, or is closed.</summary>
    NoAddress,

    /// <summary>The server refused it for good, or never took it in time.</summary>
    GivenUp,
}
