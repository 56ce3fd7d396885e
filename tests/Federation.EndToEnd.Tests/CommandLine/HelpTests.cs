using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

public sealed class HelpTests
{
    [Theory]
    [InlineData("", "--urls", "--data", "--networks", "serve", "sync", "network", "adapter", "quarantine", "match", "label", "criteria", "certificate", "people", "store", "account", "client", "provider", "trust")]
    [InlineData("serve", "--urls", "--public-url", "--data", "--networks", "--documents", "--documents-only", "--requests-per-second", "--scan-command", "--travel-factor", "--smtp", "--smtp-password-file", "--mail-from", "--label-owner", "--terminal-url", "--terminal-certificate", "--terminal-key", "--dev")]
    [InlineData("network", "add", "list")]
    [InlineData("network add", "<id>", "--name", "--adapter", "--source", "--set", "--schedule", "--data", "--url")]
    [InlineData("network list", "--data", "--url", "--json")]
    [InlineData("adapter", "list", "check", "preview", "key", "pack", "sign", "install", "enable", "disable", "remove", "trust", "distrust")]
    [InlineData("adapter list", "--data", "--json")]
    [InlineData("adapter key", "<file>", "--publisher")]
    [InlineData("adapter pack", "<folder>", "--output")]
    [InlineData("adapter sign", "<package>", "--key", "--publisher")]
    [InlineData("adapter install", "<package>", "--data", "--allow-unsigned", "--allow-uncaged")]
    [InlineData("adapter enable", "<adapter>", "--data")]
    [InlineData("adapter disable", "<adapter>", "--data")]
    [InlineData("adapter remove", "<adapter>", "--data")]
    [InlineData("adapter trust", "<key>", "--data")]
    [InlineData("adapter distrust", "<publisher>", "--data")]
    [InlineData("adapter check", "<adapter>", "--source", "--set", "--json")]
    [InlineData("adapter preview", "<adapter>", "--source", "--set", "--count", "--watch", "--json")]
    [InlineData("quarantine", "list", "groups", "replay")]
    [InlineData("quarantine groups", "<network>", "--data", "--json")]
    [InlineData("quarantine replay", "<network>", "--data", "--url", "--json")]
    [InlineData("sync", "<network>", "--data", "--url", "--networks", "--whole", "--json")]
    [InlineData("quarantine list", "<network>", "--data", "--json")]
    [InlineData("match", "review", "explain", "list", "decisions", "accept", "keep-apart", "withdraw", "undo", "evaluate")]
    [InlineData("match evaluate", "<file>", "--worst", "--json")]
    [InlineData("label", "preassess", "import")]
    [InlineData("label import", "<file>", "--data", "--json")]
    [InlineData("label preassess", "--centre", "--language", "--data", "--json")]
    [InlineData("criteria", "check", "dry-run", "publish")]
    [InlineData("criteria check", "<file>", "--json")]
    [InlineData("criteria dry-run", "<file>", "--keep", "--by", "--language", "--data", "--json")]
    [InlineData("criteria publish", "<file>", "--from", "--by", "--data", "--json")]
    [InlineData("certificate", "verify", "rotate")]
    [InlineData("certificate rotate", "--data", "--lost")]
    [InlineData("certificate verify", "<certificate>", "--keys", "--status", "--json")]
    [InlineData("account", "invite", "list", "revoke", "close", "erase")]
    [InlineData("account erase", "<network>", "<subject>", "--data")]
    [InlineData("account revoke", "<email>", "<role>", "--network", "--data")]
    [InlineData("account close", "<email>", "--data")]
    [InlineData("account list", "--data")]
    [InlineData("account invite", "<email>", "--role", "--network", "--public-url", "--data")]
    [InlineData("client", "add", "list", "remove")]
    [InlineData("client list", "--data")]
    [InlineData("client remove", "<id>", "--data")]
    [InlineData("client add", "<id>", "--name", "--redirect", "--scope", "--keys", "--public", "--terminal", "--acts-for-itself", "--exchanges", "--ours", "--role", "--network", "--data")]
    [InlineData("provider", "connect", "list", "disconnect")]
    [InlineData("provider list", "--data")]
    [InlineData("provider disconnect", "<network>", "--data")]
    [InlineData("provider connect", "<network>", "<issuer>", "--client", "--secret-file", "--scope", "--domain", "--tier-claim", "--ends-claim", "--active-claim", "--label-level", "--public-url", "--data")]
    [InlineData("trust", "add", "remove", "deny", "allow", "list")]
    [InlineData("trust add", "<network>", "<entity-id>", "--keys", "--permit", "--data", "--url")]
    [InlineData("trust remove", "<network>", "--data", "--url")]
    [InlineData("trust deny", "<entity-id>", "--data", "--url")]
    [InlineData("trust allow", "<entity-id>", "--data", "--url")]
    [InlineData("trust list", "--data")]
    [InlineData("people", "erase", "export")]
    [InlineData("people erase", "--data", "--url", "--json")]
    [InlineData("people export", "--data", "--url")]
    [InlineData("store", "check", "hash", "backup", "restore")]
    [InlineData("store backup", "<file>", "--data")]
    [InlineData("store restore", "<file>", "--data")]
    [InlineData("store check", "--data", "--json")]
    [InlineData("store hash", "--data", "--json")]
    public async Task Help_OfEveryCommand_NamesItsParts(string command, params string[] parts)
    {
        var help = (await Command.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Expect(0);

        Assert.Equal("", help.Error);
        Assert.Contains($"Usage: Federation.Host {command}".TrimEnd(), help.Words, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains($" {part} ", help.Words, StringComparison.Ordinal));
    }
}
