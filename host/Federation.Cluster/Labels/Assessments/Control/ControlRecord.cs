using System.Text.Json.Serialization;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>What the grain of a centre's codes stores, and with it the mail that carries one.</summary>
internal sealed class ControlRecord : ICommitsWithState
{
    private StateWrite? _mail;

    public ControlBook Book { get; set; } = new();

    [JsonIgnore]
    public IReadOnlyList<EventWrite> PendingEvents => [];

    [JsonIgnore]
    public IReadOnlyList<StateWrite> PendingWrites => _mail is null ? [] : [_mail];

    [JsonIgnore]
    public string? IdempotencyKey => null; // Asked again, another code is given.

    public void Committed(CommitReceipt receipt) => _mail = null;

    /// <summary>Takes the book as it is now, to be written.</summary>
    /// <param name="mail">Written with it; null for none.</param>
    public void Take(ControlBook book, StateWrite? mail) => (Book, _mail) = (book, mail);
}
