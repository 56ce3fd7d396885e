using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.Browser.Tests.Pages;

/// <summary>What programs by others say of our pages.</summary>
public sealed class ValidityTests(SampleSite site)
{
    [Fact]
    public async Task Html_OfEverySurface_HasNoError()
    {
        string judges = await PageFiles.JudgesAsync;
        using var files = await PageFiles.FetchAsync(site);

        var judged = await Command.RunProgramAsync("java", ["-jar", Path.Combine(judges, "node_modules/vnu-jar/build/dist/vnu.jar"), "--format", "json", "--exit-zero-always", "--stdout", .. files.All.Select(page => page.File)]);

        using var messages = JsonDocument.Parse(judged.Expect(0).Output);
        Assert.Empty(messages.RootElement.GetProperty("messages").EnumerateArray()
            // What networks say of their places is in their own language, whichever the page's is.
            .Where(message => !message.GetProperty("message").GetString()!.StartsWith("This document appears to be written in", StringComparison.Ordinal))
            .Where(message => message.GetProperty("type").GetString() is not "info" || (message.TryGetProperty("subType", out var sub) && sub.GetString() == "warning"))
            .Select(message => $"{Path.GetFileName(message.GetProperty("url").GetString())}: {message.GetProperty("message").GetString()}: {(message.TryGetProperty("extract", out var extract) ? extract.GetString() : "")}"));
    }

    [Fact]
    public async Task StructuredData_OfCentres_IsWhatSchemaOrgWants()
    {
        string judges = await PageFiles.JudgesAsync;
        using var files = await PageFiles.FetchAsync(site, name => name is "centre" or "centre-limits" or "centre-japanese" or "centre-arabic");

        var judged = await Command.RunProgramAsync("node", [Path.Combine(judges, "structured.mjs"), .. files.All.Select(page => page.File)]);

        Assert.Equal("", judged.Expect(0).Output.Trim());
    }
}
