using Federation.Gateway.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Gateway.Tests.Identity;

public sealed class OperatorTokenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("token-").FullName;

    [Fact]
    public void Open_WithoutAFile_MakesOneForTheOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Open();

        string token = File.ReadAllText(TokenPath).Trim();
        Assert.True(OperatorToken.IsWellFormed(token));
        Assert.Equal(43, token.Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode);
        Assert.Equal([TokenPath], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Open_Again_KeepsTheToken()
    {
        Open();
        string token = File.ReadAllText(TokenPath).Trim();

        Assert.True(Open().Matches(token));
        Assert.Equal(token, File.ReadAllText(TokenPath).Trim());
    }

    [Fact]
    public async Task Open_ByManyAtOnce_MakesOneToken()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(Open)));
        string token = (await File.ReadAllTextAsync(TokenPath, TestContext.Current.CancellationToken)).Trim();

        Assert.All(tokens, opened => Assert.True(opened.Matches(token)));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Open_AFileThatOthersCanUse_ClosesIt(UnixFileMode more)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Open();
        Mode |= more;

        Open();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("not base64url but forty-three characters !!")]
    public void Open_AFileWithoutAToken_SaysWhatToDo(string content)
    {
        File.WriteAllText(TokenPath, content);

        var failure = Assert.Throws<OperatorTokenException>(Open);

        Assert.Contains("Delete it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhatCannotBeRead_NamesTheFile()
    {
        Directory.CreateDirectory(TokenPath);

        var failure = Assert.Throws<OperatorTokenException>(Open);

        Assert.Contains(TokenPath, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Twice_GivesTwoTokens() => Assert.NotEqual(OperatorToken.Create(), OperatorToken.Create());

    [Theory]
    [InlineData("Bearer {0}", true)]
    [InlineData("bearer  {0} ", true)]
    [InlineData("Bearer {0}x", false)]
    [InlineData("Bearer", false)]
    [InlineData("Bearer ", false)]
    [InlineData("Basic {0}", false)]
    [InlineData("{0}", false)]
    [InlineData(null, false)]
    public void IsCarriedBy_AnyHeader_IsTold(string? header, bool carried)
    {
        string secret = OperatorToken.Create();
        var http = new DefaultHttpContext();
        if (header is not null) http.Request.Headers.Authorization = string.Format(System.Globalization.CultureInfo.InvariantCulture, header, secret);

        Assert.Equal(carried, new OperatorToken(secret).IsCarriedBy(http.Request));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string TokenPath => Path.Combine(_folder, OperatorTokenFile.Name);

    private UnixFileMode Mode
    {
        get => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(TokenPath);
        set
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(TokenPath, value);
        }
    }

    private OperatorToken Open() => new OperatorTokenFile(_folder, NullLogger<OperatorTokenFile>.Instance).Open();
}
