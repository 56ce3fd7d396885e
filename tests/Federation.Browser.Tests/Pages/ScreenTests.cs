namespace Federation.Browser.Tests.Pages;

/// <summary>Writes docs/screens: every public surface. Run by <c>tests/screens.sh</c>; without its variable, the test looks whether every surface has its pictures.</summary>
public sealed class ScreenTests(SampleSite site)
{
    public static TheoryData<string, string> Paths => [.. Surfaces.All.Select(surface => (surface.Name, surface.Path))];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Surface_AtThreeWidths_HasItsPictures(string name, string path)
    {
        if (!Screens.AreTaken)
        {
            Screens.ExpectOf(name);
            return;
        }

        string address = await Surfaces.ResolveAsync(site, path);
        await Screens.TakeAsync(name, (width, scheme) => site.OpenAsync(address, width: width, scheme: scheme));
    }

    [Fact]
    public async Task DirectoryOfAHundredThousand_HasItsPictures()
    {
        const string Name = "directory-100000";
        if (!Screens.AreTaken)
        {
            Screens.ExpectOf(Name);
            return;
        }

        await using var large = await LargeSite.StartAsync();
        await Screens.TakeAsync(Name, (width, scheme) => large.OpenAsync("/fr?country=FR", width, scheme));
    }
}
