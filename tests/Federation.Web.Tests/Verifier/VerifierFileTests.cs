using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Verifier;

/// <summary>The verifier is what its published hash says, and runs by its own security policy.</summary>
public sealed partial class VerifierFileTests
{
    [Fact]
    public async Task File_AsItIsServed_HasTheHashThatPagesAndDocumentationGive()
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.GetAsync("/verifier.html");
        byte[] bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("attachment; filename=\"verifier.html\"", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Contains($"| `verifier.html` | `{hash}` |", await File.ReadAllTextAsync(Path.Combine(Root, "docs", "certificates.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (string path in (string[])["/en/label", "/fr/label"])
        {
            var page = await host.PageAsync(path);
            Assert.Equal(hash, page.QuerySelector(".hash code")!.Shown());
            Assert.NotNull(page.QuerySelector("a[href='/verifier.html'][download]"));
        }
    }

    [Fact]
    public async Task Policy_OfTheFile_AllowsItsOwnScriptAndStyleAlone()
    {
        await using var host = await WebHost.StartAsync();
        string file = await host.Http.GetStringAsync("/verifier.html", TestContext.Current.CancellationToken);

        string policy = Policy().Match(file).Groups[1].Value;
        Assert.Contains($"script-src '{HashOf(Script().Match(file).Groups[1].Value)}';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{HashOf(Style().Match(file).Groups[1].Value)}';", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", file, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", file, StringComparison.Ordinal);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Federation.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("No folder above holds Federation.sln.");
            return folder.FullName;
        }
    }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
