using System.CommandLine;
using Federation.Gateway.Identity.Setup;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary>What the commands of the sign-in share: options, and the account store, which is opened beside a running host too.</summary>
internal static class SignInCommand
{
    public static (Option<string?> Role, Option<string?> Network) Grant() => (
        new("--role") { Description = $"What the account or client may do: {string.Join(", ", IdentityDesk.Roles)}.", HelpName = "ROLE" },
        new("--network") { Description = "For which network; for every role but Operator.", HelpName = "NETWORK" });

    public static Option<string> PublicUrl() => new("--public-url") { Description = "The address under which people reach the directory.", DefaultValueFactory = _ => HostSettings.DefaultUrl, HelpName = "URL" };

    public static Task<IdentityDesk> OpenAsync(string data, CancellationToken cancellationToken)
    {
        var settings = new HostSettings { Data = Path.GetFullPath(data) };
        Directory.CreateDirectory(settings.Data);
        return IdentityDesk.OpenAsync(settings.Identity, cancellationToken);
    }

    public static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read: {failure.Message}");
        }
    }
}
