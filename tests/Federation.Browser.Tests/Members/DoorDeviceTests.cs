using System.Text.RegularExpressions;
using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Members;

/// <summary>What the device at a door keeps, and what it says where something behind it does not work.</summary>
[Collection(OneAfterAnother.Members)]
public sealed class DoorDeviceTests(RoamingDirectory directory) : IClassFixture<RoamingDirectory>
{
    private const string Api = "**/graphql";

    private string Door => $"{directory.Url}/door/{directory.Centre}";

    // The page is left before it could tell: signing out empties the device.
    [Theory]
    [InlineData("en-GB", "These admissions would be lost", "The directory cannot be reached now.")]
    [InlineData("fr-FR", "Ces admissions seraient perdues", "L’annuaire est injoignable en ce moment.")]
    public async Task SignOut_WithAdmissionsThatAreNotTold_WarnsWithTheirNumberAndTellsThemFirstWhereItCan(string locale, string warns, string why)
    {
        var door = await directory.StaffAsync($"{locale}@rives.example", locale);
        await AdmitAloneAsync(door);
        int before = (await Journey.VisitsAsync(directory)).Count();
        // The network is there, and the directory is not.
        await door.Context.RouteAsync(Api, route => route.AbortAsync());
        await door.Context.SetOfflineAsync(false);
        await door.GotoAsync($"{directory.Url}/account");
        var form = door.Locator("[data-leave]");

        await form.Locator("button").ClickAsync();

        var warning = door.Locator("[data-lost]");
        await Expect(warning).ToBeVisibleAsync();
        await Expect(warning).ToContainTextAsync(warns);
        await Expect(warning.Locator("[data-text=untold]")).ToHaveTextAsync("1");
        await Expect(warning.Locator("[data-text=reasons]")).ToHaveTextAsync(why);
        await Accessibility.ExpectNoViolationAsync(door);
        await warning.Locator("[data-stay]").ClickAsync();
        await Expect(warning).ToBeHiddenAsync();
        await door.Context.UnrouteAsync(Api);

        await form.Locator("button").ClickAsync();

        await door.ArrivedAsync($"{directory.Url}/sign-in");
        Assert.Equal(before + 1, (await Journey.VisitsAsync(directory)).Count());
        Assert.Equal(0, await KeptAsync(door));
    }

    [Fact]
    public async Task SignOut_OfWhomeverIsAsked_LosesThemWhereTheyWantTo()
    {
        var door = await directory.StaffAsync("perdu@rives.example");
        await AdmitAloneAsync(door);
        int before = (await Journey.VisitsAsync(directory)).Count();
        await door.Context.RouteAsync(Api, route => route.AbortAsync());
        await door.Context.SetOfflineAsync(false);
        await door.GotoAsync($"{directory.Url}/account");
        await door.Locator("[data-leave] button").ClickAsync();

        await door.Locator("[data-leave-now]").ClickAsync();

        await door.ArrivedAsync($"{directory.Url}/sign-in");
        Assert.Equal(before, (await Journey.VisitsAsync(directory)).Count());
        Assert.Equal(0, await KeptAsync(door));
    }

    [Fact]
    public async Task ComeIn_AfterAWhile_GoesAndTheDoorAsksForTheNextPass()
    {
        var door = await directory.StaffAsync("vert@rives.example");
        await door.GotoAsync(Door);
        var link = door.Locator("[data-link]");
        await Expect(link).ToBeVisibleAsync();
        string first = await Journey.HrefAsync(link);
        var phone = await Journey.SignInAsync(directory, first);
        await phone.Locator("[data-state=ready] [data-present]").ClickAsync();
        var green = door.Locator("[data-state=ALLOWED]");
        await Expect(green).ToBeVisibleAsync();
        await Expect(green.Locator("progress")).ToBeVisibleAsync();

        await Expect(green).ToBeHiddenAsync(new() { Timeout = 20_000 });

        await Expect(link).ToBeVisibleAsync();
        Assert.NotEqual(first, await Journey.HrefAsync(link));
    }

    [Fact]
    public async Task ComeIn_WhereTheNextPassIsRead_GoesAtOnce()
    {
        var door = await directory.StaffAsync("suivant@rives.example");
        await door.GotoAsync(Door);
        var link = door.Locator("[data-link]");
        await Expect(link).ToBeVisibleAsync();
        var phone = await Journey.SignInAsync(directory, await Journey.HrefAsync(link));
        await phone.Locator("[data-state=ready] [data-present]").ClickAsync();
        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();

        await Journey.ReadAsync(door, "a.b.c");

        await Expect(door.Locator("[data-state=NOT_ALLOWED] [data-text=code]")).ToHaveTextAsync("pass.malformed");
        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Door_WhoseKitOrTellingFails_SaysSo()
    {
        var door = await directory.StaffAsync("panne@rives.example");
        await AdmitAloneAsync(door);
        await door.Context.RouteAsync(Api, route => Asks(route, "Kit", "Tell")
            ? route.FulfillAsync(new() { ContentType = "application/json", Body = """{"errors":[{"message":"Everything is on fire.","extensions":{"code":"INTERNAL"}}]}""" })
            : route.ContinueAsync());

        await door.Context.SetOfflineAsync(false);

        var trouble = door.Locator("[data-trouble]");
        await Expect(trouble).ToContainTextAsync("What it would decide by without network could not be renewed: Everything is on fire.", new() { Timeout = 30_000 });
        await Expect(trouble).ToContainTextAsync("Whom it admitted alone could not be told to the directory: Everything is on fire.", new() { Timeout = 30_000 });
        await Accessibility.ExpectNoViolationAsync(door);
        await Expect(door.Locator("[data-untold]")).ToBeVisibleAsync();
        await door.Context.UnrouteAsync(Api);
        await Expect(door.Locator("[data-untold]")).ToBeHiddenAsync(new() { Timeout = 30_000 });
    }

    // Somebody else keeps the door by now: the admissions stay, with what the directory says.
    [Fact]
    public async Task Door_WhoseTellingIsNotFound_KeepsItsAdmissionsAndSaysWhy()
    {
        var door = await directory.StaffAsync("autre@rives.example");
        await AdmitAloneAsync(door);
        await door.Context.RouteAsync(Api, route => Asks(route, "Tell")
            ? route.FulfillAsync(new() { ContentType = "application/json", Body = """{"data":{"reconcileDoor":{"code":"admission.unknown-centre","remedy":"Ask somebody."}}}""" })
            : route.ContinueAsync());

        await door.Context.SetOfflineAsync(false);

        await Expect(door.Locator("[data-trouble]")).ToContainTextAsync("1 × admission.unknown-centre: Ask somebody.", new() { Timeout = 30_000 });
        Assert.Equal(1, await KeptAsync(door));
    }

    [Fact]
    public async Task Codes_ThatCannotBeDrawnOrRead_LeaveTheText()
    {
        var door = await directory.StaffAsync("texte@rives.example");
        // Scripts of others that are not there, as where the build had no npm.
        await door.Context.RouteAsync("**/assets/qr/**", route => route.FulfillAsync(new() { Status = 404 }));
        await door.GotoAsync(Door);
        await Expect(door.Locator("[data-link]")).ToBeVisibleAsync();
        await door.Context.RouteAsync(Api, route => route.AbortAsync());
        await door.Locator("[data-next]").ClickAsync();

        await Expect(door.Locator("[data-text=drawn]")).ToContainTextAsync("The code cannot be shown here");
        await Expect(door.Locator("[data-link]")).ToBeVisibleAsync();
        await door.Locator("[data-camera]").ClickAsync();
        await Expect(door.Locator("[data-text=camera]")).ToContainTextAsync("Paste the pass as text");
        await Expect(door.Locator("#pass-shown")).ToBeFocusedAsync();
        await Accessibility.ExpectNoViolationAsync(door);
    }

    // For a phone that cannot scan: two groups of letters, said aloud.
    [Fact]
    public async Task Code_ThatAMemberSays_AdmitsOnceWithNetworkAndNotWithout()
    {
        var door = await directory.StaffAsync("dit@rives.example");
        await door.GotoAsync(Door);
        await Expect(door.Locator("[data-link]")).ToBeVisibleAsync();
        var phone = await Journey.SignInAsync(directory, $"{directory.Url}/member/pass?centre={directory.Centre}");
        await phone.Locator("[data-state=prepared] [data-say]").ClickAsync();
        var said = phone.Locator("[data-text=said]");
        await Expect(said).ToHaveTextAsync(new Regex("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$"));
        await Accessibility.ExpectNoViolationAsync(phone);
        string code = (await said.TextContentAsync() ?? "").Replace('-', ' ').ToLowerInvariant();

        await TypeAsync(code);
        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();
        await Expect(door.Locator("[data-text=who]").Last).ToHaveTextAsync("nordlicht, flex");
        await Accessibility.ExpectNoViolationAsync(door);
        await TypeAsync(code);
        await Expect(door.Locator("[data-state=NOT_ALLOWED] [data-text=code]")).ToHaveTextAsync("pass.code-unknown");

        await Journey.ReadyForOfflineAsync(door);
        await Journey.ReadyForOfflineAsync(phone);
        await door.Context.SetOfflineAsync(true);
        await TypeAsync(code);
        await Expect(door.Locator("[data-text=typed]")).ToContainTextAsync("Codes need the network");
        await Expect(door.Locator("[data-alone]")).ToBeVisibleAsync();
        await TypeAsync(code);
        await Expect(door.Locator("[data-text=typed]")).ToContainTextAsync("Codes need the network");
        await phone.Context.SetOfflineAsync(true);
        await phone.ReloadAsync();
        await phone.Locator("[data-state=prepared] [data-say]").ClickAsync();
        await Expect(phone.Locator("[data-state=refused] [data-text=remedy]")).ToContainTextAsync("Codes need the network");

        async Task TypeAsync(string text)
        {
            await door.Locator("#code-said").FillAsync(text);
            await door.Locator("[data-type-code] button").ClickAsync();
        }
    }

    private static bool Asks(IRoute route, params string[] names) => route.Request.PostData is { } asked && names.Any(name => asked.Contains($" {name}(", StringComparison.Ordinal));

    /// <summary>Leaves the door without network, with one visitor whom it admitted so.</summary>
    private async Task AdmitAloneAsync(IPage door)
    {
        await door.GotoAsync(Door);
        var link = door.Locator("[data-link]");
        await Expect(link).ToBeVisibleAsync();
        var phone = await Journey.SignInAsync(directory, $"{directory.Url}/member/pass?centre={directory.Centre}");
        await Expect(phone.Locator("[data-state=prepared]")).ToBeVisibleAsync();
        await Journey.ReadyForOfflineAsync(door);
        await Journey.ReadyForOfflineAsync(phone);
        await door.Context.SetOfflineAsync(true);
        await phone.Context.SetOfflineAsync(true);
        await door.Locator("[data-next]").ClickAsync();
        await Expect(door.Locator("[data-alone]")).ToBeVisibleAsync();
        await Journey.ReadAsync(door, await Journey.ShowAsync(phone, await Journey.HrefAsync(link)));
        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();
    }

    /// <summary>How many admissions the device still has to tell.</summary>
    private static Task<int> KeptAsync(IPage page) => page.EvaluateAsync<int>("""
        async () => {
          const opened = await new Promise(resolve => { const opening = indexedDB.open('door'); opening.onsuccess = () => resolve(opening.result); });
          if (!opened.objectStoreNames.contains('admitted')) { opened.close(); indexedDB.deleteDatabase('door'); return 0; }
          const count = await new Promise(resolve => { const all = opened.transaction('admitted').objectStore('admitted').count(); all.onsuccess = () => resolve(all.result); });
          opened.close();
          return count;
        }
        """);
}
