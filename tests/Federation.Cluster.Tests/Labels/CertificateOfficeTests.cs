using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Labels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels;

/// <summary>From an award to a certificate and back to what stands now. Each test decides about a centre of its own.</summary>
public sealed class CertificateOfficeTests : IClassFixture<LabelCluster>, IDisposable
{
    private static readonly LabelLevels Levels = new() { TechnicalPerformance = 2, Services = 1, Quality = 3 };

    private readonly LabelCluster _labels;
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow().AddSeconds(-1));
    private readonly List<IssuerKeys> _keys = [];
    private readonly CertificateOffice _office;
    private readonly CentreId _centre = Listings.NewId();

    public CertificateOfficeTests(LabelCluster labels)
    {
        _labels = labels;
        KeyFile.Create(_folder.File("keys.json"), _clock.GetUtcNow()).Dispose(); // by itself nobody makes one where other tests have had certificates
        _office = Office();
        _clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CertificateId Id => new(_centre, 1);

    [Fact]
    public async Task Certificate_OfALabel_IsGenuineAndHoldsUntilItIsSuspendedAndAgainAndThenRevoked()
    {
        await DecideAsync(LabelEventKind.Awarded);
        var issued = (await _office.CertificateAsync(Id, Token))!; // it was awarded

        Assert.Equal(CertificateProblemCodes.Holds, await HoldingAsync(issued.Embedded));
        Assert.Equal(CertificateProblemCodes.Holds, await HoldingAsync(System.Text.Encoding.ASCII.GetBytes(issued.Jwt)));
        await DecideAsync(LabelEventKind.Suspended);
        Assert.Equal(CertificateProblemCodes.Suspended, await HoldingAsync(issued.Embedded));
        await DecideAsync(LabelEventKind.Appealed);
        Assert.Equal(CertificateProblemCodes.Suspended, await HoldingAsync(issued.Embedded));
        await DecideAsync(LabelEventKind.Reinstated);
        Assert.Equal(CertificateProblemCodes.Holds, await HoldingAsync(issued.Embedded));
        await DecideAsync(LabelEventKind.Revoked);
        Assert.Equal(CertificateProblemCodes.Revoked, await HoldingAsync(issued.Embedded));

        // A second label is another certificate; the first stays revoked.
        await DecideAsync(LabelEventKind.Awarded);
        var second = (await _office.CertificateAsync(new CertificateId(_centre, 2), Token))!; // as above
        Assert.Equal(CertificateProblemCodes.Holds, await HoldingAsync(second.Embedded));
        Assert.Equal(CertificateProblemCodes.Revoked, await HoldingAsync(issued.Embedded));
        Assert.NotEqual(PlaceOf(issued.Embedded), PlaceOf(second.Embedded));
    }

    [Fact]
    public async Task Certificate_AskedForAgainAndByAnotherSilo_IsTheSameText()
    {
        await DecideAsync(LabelEventKind.Awarded);
        var first = await _office.CertificateAsync(Id, Token);
        _clock.Advance(TimeSpan.FromDays(30));

        using var other = Office(silo: 1);
        var again = await other.CertificateAsync(Id, Token);

        Assert.Equal(first?.Jwt, again?.Jwt);
        Assert.Equal(first?.Embedded, again?.Embedded);
    }

    [Fact]
    public async Task Certificate_OfNoLabel_IsNone()
    {
        Assert.Null(await _office.CertificateAsync(Id, Token));
        await DecideAsync(LabelEventKind.Awarded);
        Assert.Null(await _office.CertificateAsync(new CertificateId(_centre, 2), Token));
        Assert.Null(await _labels.Store.ReadAsync(new StateKey(RowKinds.Certificate, $"{_centre}-2"), Token));
    }

    [Fact]
    public async Task Certificate_AfterAChangeOfKeys_IsSignedAnewAndTheOldOneStaysGenuine()
    {
        await DecideAsync(LabelEventKind.Awarded);
        var old = (await _office.CertificateAsync(Id, Token))!; // it was awarded
        _clock.Advance(TimeSpan.FromDays(1));
        KeyFile.Rotate(_folder.File("keys.json"), _clock.GetUtcNow()).Dispose();

        using var after = Office();
        var anew = (await after.CertificateAsync(Id, Token))!; // as above

        Assert.NotEqual(old.Jwt, anew.Jwt);
        foreach (byte[] certificate in (byte[][])[old.Embedded, anew.Embedded])
        {
            var verdict = await after.VerifyAsync(certificate, Token);
            Assert.Equal((true, CertificateProblemCodes.Holds), (verdict.Genuine.IsYes, verdict.Holding.Code));
        }
    }

    // Its list had been made before it had a place there.
    [Fact]
    public async Task Certificate_FirstAskedForAfterItsLabelWasRevoked_IsRevoked()
    {
        await DecideAsync(LabelEventKind.Awarded);
        await DecideAsync(LabelEventKind.Revoked);
        await _office.StatusListAsync(StatusPurpose.Revocation, Token);

        var issued = (await _office.CertificateAsync(Id, Token))!; // it was awarded

        Assert.Equal(CertificateProblemCodes.Revoked, await HoldingAsync(issued.Embedded));
    }

    [Fact]
    public async Task StatusList_OfASecondAgo_IsMadeAnew()
    {
        var first = await _office.StatusListAsync(StatusPurpose.Suspension, Token);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotSame(first, await _office.StatusListAsync(StatusPurpose.Suspension, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("0192f0c1a2b34c5d8e9f0a1b2c3d4e5f-0")]
    [InlineData("0192f0c1a2b34c5d8e9f0a1b2c3d4e5f-01")]
    [InlineData("0192f0c1a2b34c5d8e9f0a1b2c3d4e5f-1 ")]
    [InlineData("0192f0c1a2b34c5d8e9f0a1b2c3d4e5f--1")]
    [InlineData("0192F0C1a2b34c5d8e9f0a1b2c3d4e5f-1")]
    public void Id_ThatNobodyGave_IsNone(string text) => Assert.False(CertificateId.TryParse(text, out _));

    public void Dispose()
    {
        _office.Dispose();
        _keys.ForEach(keys => keys.Dispose());
        _folder.Dispose();
    }

    private CertificateOffice Office(int silo = 0)
    {
        var options = Options.Create(new CertificateOptions { PublicUrl = new Uri(LabelCluster.PublicUrl), KeyFile = _folder.File("keys.json") });
        var keys = new IssuerKeys(_labels.Store, _clock, options, NullLogger<IssuerKeys>.Instance);
        _keys.Add(keys);
        return new CertificateOffice(_labels.Store, new LabelArchive(_labels.Store), _labels.Grains(silo), _clock, options, keys, new StatusCensus(_labels.Store, NullLogger<StatusCensus>.Instance));
    }

    private async Task<string> HoldingAsync(byte[] certificate)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        var verdict = await _office.VerifyAsync(certificate, Token);
        Assert.Equal(CertificateProblemCodes.Genuine, verdict.Genuine.Code);
        return verdict.Holding.Code;
    }

    private static string? PlaceOf(byte[] certificate)
    {
        using var document = JsonDocument.Parse(certificate);
        return document.RootElement.GetProperty("credentialStatus")[0].GetProperty("statusListIndex").GetString();
    }

    private async Task DecideAsync(LabelEventKind kind)
    {
        var grain = _labels.Grains(0).GetGrain<ILabelGrain>(_centre.Value);
        int version = (await grain.Get()).Label.Version;
        var answer = await grain.Decide(new LabelOrder { Kind = kind, MadeOn = version, Actor = kind == LabelEventKind.Appealed ? "centre" : "operator", Reason = "Decided.", Levels = kind == LabelEventKind.Awarded ? Levels : null });
        Assert.False(answer.IsRefused, answer.Message);
    }
}
