using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Certificates;

/// <summary>The page of a certificate as a browser shows and prints it.</summary>
[Collection(OneAfterAnother.Members)]
public sealed class CertificatePageTests(IssuingDirectory directory) : IClassFixture<IssuingDirectory>
{
    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Page_OfACertificate_HasNoViolationAndFits(int width, ColorScheme scheme)
    {
        var page = await (await directory.Chromium.OpenAsync(width: width, scheme: scheme)).NewPageAsync();
        foreach (string key in (string[])[directory.Held, directory.Revoked])
        {
            await page.GotoAsync($"{directory.Host.Url}certificates/{key}");
            await Expect(page).ToHaveURLAsync($"{directory.Host.Url}en/certificates/{key}");
            await Accessibility.ExpectNoViolationAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{key} is wider than {width}.");
        }
    }

    [Fact]
    public async Task Page_Printed_KeepsTheCertificateOnItsFirstSheet()
    {
        var page = await (await directory.Chromium.OpenAsync()).NewPageAsync();
        await page.GotoAsync($"{directory.Host.Url}fr/certificats/{directory.Held}");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator(".bar")).ToBeHiddenAsync();
        await Expect(page.Locator(".certificate .code img")).ToBeVisibleAsync();
        // A4 without its margins, in CSS pixels.
        await page.SetViewportSizeAsync(672, 1001);
        Assert.InRange(await page.Locator(".certificate").EvaluateAsync<double>("sheet => sheet.getBoundingClientRect().height"), 300, 1001);
    }
}
