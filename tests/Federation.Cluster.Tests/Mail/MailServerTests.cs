using Federation.Cluster.Mail;

namespace Federation.Cluster.Tests.Mail;

public sealed class MailServerTests
{
    [Theory]
    [InlineData("smtps://mail.example", "smtps://mail.example/", null)]
    [InlineData("smtp://mail.example:2525", "smtp://mail.example:2525/", null)]
    [InlineData("smtps://label%40directory.example@mail.example", "smtps://mail.example/", "label@directory.example")]
    public void TryParse_OfAServer_KnowsWhereAndWho(string text, string address, string? user)
    {
        Assert.True(MailServer.TryParse(text, out var server));
        Assert.Equal((address, user), (server.Address.AbsoluteUri, server.User));
    }

    [Theory]
    [InlineData("mail.example")]
    [InlineData("https://mail.example")]
    [InlineData("smtps://user:secret@mail.example")]
    [InlineData("smtps://mail.example/path")]
    [InlineData("smtps://mail.example?x=1")]
    [InlineData("smtps://")]
    [InlineData(null)]
    public void TryParse_OfAnythingElse_IsFalse(string? text) => Assert.False(MailServer.TryParse(text, out _));

    [Theory]
    [InlineData("label@directory.example", true)]
    [InlineData("Label <label@directory.example>", false)]
    [InlineData("label", false)]
    [InlineData("a@b.example, c@d.example", false)]
    [InlineData("a@b.example\r\nBcc: c@d.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsAddress_OfOneAddressAlone_IsTrue(string? text, bool isOne) => Assert.Equal(isOne, MailServer.IsAddress(text));
}
