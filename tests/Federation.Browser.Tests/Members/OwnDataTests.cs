using System.Text.Json;
using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Members;

/// <summary>A person with what is kept of them: has it, has visits forgotten, closes the account.</summary>
[Collection(OneAfterAnother.Members)]
public sealed class OwnDataTests(RoamingDirectory directory) : IClassFixture<RoamingDirectory>
{
    [Fact]
    public async Task Account_OfWhoWantsToBeForgotten_IsTakenAlongAndClosed()
    {
        var page = await directory.StaffAsync("partante@rives.example", "fr-FR", width: 360, ColorScheme.Dark);
        await Accessibility.ExpectNoViolationAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Télécharger mes données" }).ClickAsync());
        await using (var file = await download.CreateReadStreamAsync())
        {
            using var data = await JsonDocument.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal("partante@rives.example", data.RootElement.GetProperty("account").GetProperty("email").GetString());
            Assert.Equal("CentreStaff", data.RootElement.GetProperty("roles")[0].GetProperty("role").GetString());
        }

        await page.GetByLabel("Je veux que mes visites soient oubliées, pour de bon.").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oublier mes visites" }).ClickAsync();
        await Expect(page.GetByText("Il n’y a ici aucune visite de vous.")).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(page);
        await page.GotoAsync($"{directory.Url}/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fermer mon compte" }).ClickAsync();
        Assert.Equal($"{directory.Url}/account", page.Url); // the box is not ticked
        await page.GetByLabel("Je veux fermer mon compte.").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Fermer mon compte" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Votre compte est fermé" })).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(page);

        await page.GotoAsync($"{directory.Url}/account");

        Assert.StartsWith($"{directory.Url}/sign-in", page.Url, StringComparison.Ordinal);
    }
}
