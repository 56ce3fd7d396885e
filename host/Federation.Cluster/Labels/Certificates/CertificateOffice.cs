using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Storage;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Certificates.Verifying;
using Federation.Registry.Labels;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>
/// Signs the certificates of labels and the status lists, as they are asked for: nothing signed is stored, so that after a change of keys all of it is signed anew. The same
/// certificate under the same key is the same text. Where the key file cannot be used every question is refused with a <see cref="CertificateException"/> that says why. Thread safe.
/// </summary>
public sealed class CertificateOffice : IDisposable
{
    /// <summary>How long a status list may be gone by. A suspension is known everywhere after so long, and at once to whoever asks again.</summary>
    public static readonly TimeSpan StatusListTime = TimeSpan.FromMinutes(10);

    /// <summary>However many ask: a list reads every certificate, and while nothing happens it is made once in so long. One is made at a time.</summary>
    private static readonly TimeSpan KeptTime = TimeSpan.FromSeconds(1);

    private readonly IDirectoryStore _store;
    private readonly LabelArchive _labels;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _clock;
    private readonly IssuerKeys _keys;
    private readonly StatusCensus _census;
    private readonly Dictionary<StatusPurpose, KeptList> _lists = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <param name="keys">Not disposed with it.</param>
    /// <param name="census">Its alone.</param>
    internal CertificateOffice(IDirectoryStore store, LabelArchive labels, IGrainFactory grains, TimeProvider clock, IOptions<CertificateOptions> options, IssuerKeys keys, StatusCensus census)
    {
        _store = store;
        _labels = labels;
        _grains = grains;
        _clock = clock;
        _keys = keys;
        _census = census;
        Addresses = options.Value.Addresses;
    }

    public CertificateAddresses Addresses { get; }

    /// <summary>The keys, as anybody may have them.</summary>
    public async Task<PublishedKeys> KeysAsync(CancellationToken cancellationToken) => (await _keys.GetAsync(cancellationToken)).Publish(Addresses);

    /// <summary>Null where no such label was ever awarded.</summary>
    public async Task<IssuedCredential?> CertificateAsync(CertificateId id, CancellationToken cancellationToken) => (await StandingAsync(id, cancellationToken))?.Issued;

    /// <summary>The same, and where the label stands by what has happened to it.</summary>
    public async Task<CertificateStanding?> StandingAsync(CertificateId id, CancellationToken cancellationToken)
    {
        var history = (await _labels.ReadAsync([id.Centre], cancellationToken))[0];
        var label = CentreLabel.Replay(history.Events.TakeWhile(happened => happened.Number <= id.Number));
        if (label.Award is not { } award || award.Number != id.Number) return null;
        var keys = await _keys.GetAsync(cancellationToken); // before it gets a place: what has one counts as signed
        if (await _grains.GetGrain<ICertificateGrain>(id.ToString()).Get().WaitAsync(cancellationToken) is not { } record) return null;
        var replacedAt = label.State == LabelState.Awarded ? history.Events.FirstOrDefault(happened => happened.Number > id.Number)?.At : null;
        return new CertificateStanding(id, record.CentreName, label, replacedAt, new CertificateIssuer(Addresses, keys).Issue(record.Award(id, award), record.At > keys.From ? record.At : keys.From));
    }

    /// <summary>What stands now.</summary>
    public async Task<IssuedCredential> StatusListAsync(StatusPurpose purpose, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Every decision moves the head; a certificate that gets its place does not, and is seen after a second.
            var head = await _store.HeadAsync(cancellationToken);
            var now = _clock.GetUtcNow();
            if (_lists.GetValueOrDefault(purpose) is { } kept && kept.Head == head && now >= kept.At && now - kept.At < KeptTime) return kept.List;
            var keys = await _keys.GetAsync(cancellationToken);
            var list = new CertificateIssuer(Addresses, keys).IssueStatusList(purpose, await _census.ReadAsync(purpose, cancellationToken), now > keys.From ? now : keys.From, StatusListTime);
            _lists[purpose] = new KeptList(head, now, list);
            return list;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks the two questions of a certificate, by our own keys and our own status lists, now.</summary>
    /// <param name="certificate">In either form; any bytes.</param>
    public async Task<CertificateVerdict> VerifyAsync(ReadOnlyMemory<byte> certificate, CancellationToken cancellationToken)
    {
        var verifier = new CertificateVerifier(await KeysAsync(cancellationToken));
        if (verifier.Verify(certificate, [], _clock.GetUtcNow()) is { Genuine.IsYes: not true } refused) return refused; // no work for what anybody can write
        var lists = new List<ReadOnlyMemory<byte>>();
        foreach (var purpose in Enum.GetValues<StatusPurpose>()) lists.Add((await StatusListAsync(purpose, cancellationToken)).Embedded);
        return verifier.Verify(certificate, lists, _clock.GetUtcNow());
    }

    public void Dispose() => _turn.Dispose();

    private sealed record KeptList(FeedCursor Head, DateTimeOffset At, IssuedCredential List);
}
