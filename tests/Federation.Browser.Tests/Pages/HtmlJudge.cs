using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.Browser.Tests.Pages;

/// <summary>Holds pages as they were sent against the Nu HTML checker.</summary>
internal static class HtmlJudge
{
    /// <param name="files">Pages, as files.</param>
    public static async Task ExpectNoErrorAsync(IEnumerable<string> files)
    {
        string judges = await PageFiles.JudgesAsync;
        var judged = await Command.RunProgramAsync("java", ["-jar", Path.Combine(judges, "node_modules/vnu-jar/build/dist/vnu.jar"), "--format", "json", "--exit-zero-always", "--stdout", .. files]);

        using var messages = JsonDocument.Parse(judged.Expect(0).Output);
        Assert.Empty(messages.RootElement.GetProperty("messages").EnumerateArray()
            // What networks say of their places is in their own language, whichever the page's is.
            .Where(message => !message.GetProperty("message").GetString()!.StartsWith("This document appears to be written in", StringComparison.Ordinal))
            .Where(message => message.GetProperty("type").GetString() is not "info" || (message.TryGetProperty("subType", out var sub) && sub.GetString() == "warning"))
            .Select(message => $"{Path.GetFileName(message.GetProperty("url").GetString())}: {message.GetProperty("message").GetString()}: {(message.TryGetProperty("extract", out var extract) ? extract.GetString() : "")}"));
    }
}
