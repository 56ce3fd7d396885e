using System.Diagnostics;
using System.Globalization;
using System.Text;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Signing;

namespace Federation.Registry.Tests.Certificates;

/// <summary>Figures rather than verdicts, as rows of one table; in Release.</summary>
[Trait("Category", "Long")]
public sealed class CertificateMeasurements(ITestOutputHelper output) : IDisposable
{
    private const int Count = 10_000, Rounds = 2_000;

    private readonly CertificateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Issue_TenThousandInBothFormsOnTwoCores()
    {
        Award Numbered(int number) => CertificateBench.Award with { CertificateId = $"c-{number}", RevocationIndex = number, SuspensionIndex = number };
        for (int number = 0; number < 200; number++) _bench.Issue(Numbered(number));
        var issued = new IssuedCredential[Count];
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();

        Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number => issued[number] = _bench.Issue(Numbered(number)));

        var elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        Write($"| {Count} certificates issued, both forms, two cores | {elapsed.TotalSeconds:0.00} s | {(process.TotalProcessorTime - before).TotalSeconds:0.00} s of processor |");
        Write($"| bytes of one | {issued[0].Embedded.Length} embedded | {issued[0].Jwt.Length} JWT |");
        Assert.Equal(Count, issued.Select(credential => credential.Jwt).Distinct().Count());
    }

    [Theory]
    [InlineData(CredentialForm.Embedded)]
    [InlineData(CredentialForm.Jwt)]
    public void Verify_One(CredentialForm form)
    {
        var issued = _bench.Issue(CertificateBench.Award);
        byte[] certificate = form == CredentialForm.Embedded ? issued.Embedded : Encoding.ASCII.GetBytes(issued.Jwt);
        var lists = _bench.Lists(CertificateBench.Now);
        var verifier = _bench.Verifier;
        var times = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            var verdict = verifier.Verify(certificate, lists, CertificateBench.Now);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.True(verdict.Holding.IsYes);
        }

        times.Sort();
        Write($"| one verified with both status lists, {form} | median {times[Rounds / 2]:0.000} ms | 99 of 100 within {times[Rounds * 99 / 100]:0.000} ms |");
    }

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
