using Federation.Browser.Tests.Pages;
using Federation.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Certificates;

/// <summary>Writes the part of docs/screens that shows certificates: one that holds, and one whose label was revoked.</summary>
[Collection(OneAfterAnother.Members)]
public sealed class CertificateScreenTests
{
    private const string Held = "certificate", Revoked = "certificate-revoked";

    [Fact]
    public async Task Certificate_AtThreeWidths_HasItsPictures()
    {
        if (!Screens.AreTaken)
        {
            foreach (string name in (string[])[Held, Revoked]) Screens.ExpectOf(name);
            return;
        }

        await using var directory = new IssuingDirectory();
        await directory.InitializeAsync();
        foreach (var (name, key) in new[] { (Held, directory.Held), (Revoked, directory.Revoked) }) await Screens.TakeAsync(name, (width, scheme) => OpenAsync(key, width, scheme));

        async Task<IPage> OpenAsync(string key, int width, ColorScheme scheme)
        {
            var page = await (await directory.Chromium.OpenAsync("fr-FR", width, scheme)).NewPageAsync();
            await page.GotoAsync($"{directory.Host.Url}fr/certificats/{key}");
            return page;
        }
    }
}
