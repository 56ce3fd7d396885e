using System.Text;
using System.Text.Json.Nodes;
using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Certificates;

/// <summary>The verifier, opened from the disk, with the papers of a real host: what is genuine passes, and everything else is told by name.</summary>
[Collection(OneAfterAnother.Members)]
public sealed class VerifierTests(IssuingDirectory directory) : IClassFixture<IssuingDirectory>
{
    private const string Jwt = "application/vc+jwt";

    [Theory]
    [InlineData("application/vc")]
    [InlineData(Jwt)]
    public async Task Certificate_WithAllItsPapers_IsProvenWithoutANetwork(string form)
    {
        var page = await directory.VerifierAsync(isOffline: true);
        await Accessibility.ExpectNoViolationAsync(page);

        await OpenAsync(page, [await CertificateAsync(form), .. await PapersAsync(form)]);

        await ExpectAsync(page, "certificate.genuine", "certificate.holds", "log.included");
        await Expect(page.Locator("#answers dl")).ToContainTextAsync($"{IssuingDirectory.PublicUrl}/issuer");
        await Accessibility.ExpectNoViolationAsync(page);
    }

    [Fact]
    public async Task Certificate_Pasted_IsCheckedByWhatATrustedAddressGives()
    {
        var page = await directory.VerifierAsync("fr-FR", width: 360);
        await page.Locator("#text").FillAsync(await directory.TextAsync($"/certificates/{directory.Held}", Jwt));
        await page.Locator("#add").ClickAsync();
        await ExpectAsync(page, "certificate.keys-missing", "certificate.not-genuine", "certificate.not-genuine");

        await page.Locator("#trusted").FillAsync($"{IssuingDirectory.PublicUrl}/");
        await page.Locator("#fetch").ClickAsync();

        await ExpectAsync(page, "certificate.genuine", "certificate.holds", "log.included");
        await Expect(page.Locator("[data-question=holds]")).ToContainTextAsync("ni retiré ni suspendu");
        await Accessibility.ExpectNoViolationAsync(page);
    }

    [Fact]
    public async Task Certificate_WhoseIssuerIsAnotherThanTheTrustedOne_FetchesNothingFromItsOwn()
    {
        var page = await directory.VerifierAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.Locator("#text").FillAsync(await directory.TextAsync($"/certificates/{directory.Held}", Jwt));
        await page.Locator("#add").ClickAsync();

        await page.Locator("#trusted").FillAsync("https://elsewhere.example");
        await page.Locator("#fetch").ClickAsync();

        await Expect(page.Locator("#said")).ToContainTextAsync("Could not be fetched");
        Assert.All(asked, url => Assert.StartsWith("https://elsewhere.example/", url, StringComparison.Ordinal));
        await ExpectAsync(page, "certificate.keys-missing", "certificate.not-genuine", "certificate.not-genuine");
    }

    [Theory]
    [InlineData("application/vc")]
    [InlineData(Jwt)]
    public async Task Certificate_ThatWasAltered_IsToldSo(string form)
    {
        string genuine = await directory.TextAsync($"/certificates/{directory.Held}", form);
        var page = await directory.VerifierAsync(isOffline: true);

        await OpenAsync(page, [directory.Write("altered.txt", form == Jwt ? AlteredJwt(genuine) : Raised(genuine)), .. await PapersAsync(form)]);

        await ExpectAsync(page, "certificate.altered", "certificate.not-genuine", "certificate.not-genuine");
    }

    [Fact]
    public async Task Certificate_WithAMemberThatNothingSigned_IsRefused()
    {
        var document = JsonNode.Parse(await directory.TextAsync($"/certificates/{directory.Held}"))!; // It is JSON.
        document["credentialSubject"]!["award"] = "of the year";
        var page = await directory.VerifierAsync(isOffline: true);

        await OpenAsync(page, [directory.Write("grown.json", document.ToJsonString()), .. await PapersAsync(Jwt)]);

        await ExpectAsync(page, "certificate.unknown-member", "certificate.not-genuine", "certificate.not-genuine");
    }

    [Fact]
    public async Task Certificate_WhoseTimeIsOver_IsToldSo()
    {
        var page = await directory.VerifierAsync(isOffline: true);
        await page.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().AddYears(3).UtcDateTime);

        await OpenAsync(page, [await CertificateAsync(Jwt), .. await PapersAsync(Jwt)]);

        await ExpectAsync(page, "certificate.genuine", "certificate.expired", "log.included");
    }

    [Fact]
    public async Task Certificate_WithListsOfBefore_IsNotKnownToHold()
    {
        var page = await directory.VerifierAsync(isOffline: true);
        await page.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().AddDays(1).UtcDateTime);

        await OpenAsync(page, [await CertificateAsync(Jwt), .. await PapersAsync(Jwt)]);

        await ExpectAsync(page, "certificate.genuine", "certificate.status-stale", "log.included");
    }

    [Fact]
    public async Task Certificate_OfALabelThatWasRevoked_IsToldSo()
    {
        var page = await directory.VerifierAsync(isOffline: true);

        await OpenAsync(page, [await directory.FileAsync($"/certificates/{directory.Revoked}", "revoked.jwt", Jwt), .. await PapersAsync("application/vc")]);

        // The proof that was brought is of the other certificate.
        await ExpectAsync(page, "certificate.genuine", "certificate.revoked", "log.other-certificate");
    }

    [Fact]
    public async Task Certificate_OfAnotherKey_IsToldSo()
    {
        string foreign = Path.Combine(Repository.Root, "tests", "Federation.Registry.Tests", "Certificates", "issued", "certificate.jwt");
        var page = await directory.VerifierAsync(isOffline: true);

        await OpenAsync(page, [foreign, .. await PapersAsync(Jwt)]);

        await ExpectAsync(page, "certificate.key-unknown", "certificate.not-genuine", "certificate.not-genuine");
    }

    [Fact]
    public async Task Proof_WhoseHashesLeadElsewhere_IsToldSo()
    {
        string proof = await directory.TextAsync($"/certificates/{directory.Held}/log-proof");
        string[] papers = await PapersAsync(Jwt);
        papers[3] = directory.Write("altered.tlog-proof", proof.Replace("index ", "index 1", StringComparison.Ordinal));
        var page = await directory.VerifierAsync(isOffline: true);

        await OpenAsync(page, [await CertificateAsync(Jwt), .. papers]);

        await ExpectAsync(page, "certificate.genuine", "certificate.holds", "log.altered");
    }

    private Task<string> CertificateAsync(string form) => directory.FileAsync($"/certificates/{directory.Held}", "certificate.txt", form);

    /// <summary>Keys, both lists, the log's proof and its keys.</summary>
    private async Task<string[]> PapersAsync(string form) =>
    [
        await directory.FileAsync(form == Jwt ? "/issuer/keys" : "/issuer", "issuer.json"),
        await directory.FileAsync("/status/revocation", "revocation.txt", form),
        await directory.FileAsync("/status/suspension", "suspension.txt", form),
        await directory.FileAsync($"/certificates/{directory.Held}/log-proof", "certificate.tlog-proof"),
        await directory.FileAsync("/log/keys", "log-keys.json"),
    ];

    private static Task OpenAsync(IPage page, params string[] files) => page.Locator("#files").SetInputFilesAsync(files);

    private static async Task ExpectAsync(IPage page, string genuine, string holds, string logged)
    {
        await Expect(page.Locator("[data-question=genuine] code")).ToHaveTextAsync(genuine);
        await Expect(page.Locator("[data-question=holds] code")).ToHaveTextAsync(holds);
        await Expect(page.Locator("[data-question=logged] code")).ToHaveTextAsync(logged);
    }

    /// <summary>The same with a higher level.</summary>
    private static string Raised(string certificate) => certificate.Replace("\"value\":\"2\"", "\"value\":\"3\"", StringComparison.Ordinal);

    private static string AlteredJwt(string jwt)
    {
        string[] parts = jwt.Split('.');
        byte[] payload = System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]);
        string raised = Raised(Encoding.UTF8.GetString(payload));
        return $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(raised))}.{parts[2]}";
    }
}
