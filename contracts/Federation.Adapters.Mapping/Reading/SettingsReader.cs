using System.Text;
using System.Text.Json;
using Federation.Adapters.Mapping.Sources;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>What a network configures beside the source's address.</summary>
internal static class SettingsReader
{
    private const string SourceDescription = "Path or https address of the listing.";

    // What the SDK reads by itself would not reach the mapping.
    private static readonly string[] Reserved = [Settings.Source, "delimiter", "encoding"];

    public static IReadOnlyList<SettingRule> Read(Section file)
    {
        if (file.Find("settings") is not { } node) return [];
        var settings = new List<SettingRule>();
        foreach (var member in Plain.Members(node, file.Problems, "\"settings\""))
        {
            if (!Rules.IsSettingName(member.Name) || Reserved.Contains(member.Name))
            {
                file.Problems.Add("mapping.value", $"\"{Sdk.Excerpt.Of(member.Name)}\" is no name for a setting: a letter, then letters, digits, - and _, at most 40; {string.Join(", ", Reserved)} are taken.", member.Line, member.Column);
            }
            else if (Section.Open(member.Value, Keys.Setting, file.Problems) is { } setting)
            {
                settings.Add(new SettingRule(member.Name, setting.RequiredText("description"), setting.Flag("secret"), setting.Flag("required")));
            }
        }

        return settings;
    }

    public static string Schema(IReadOnlyList<SettingRule> settings, bool needsSource)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            if (needsSource) Write(writer, new SettingRule(Settings.Source, SourceDescription, IsSecret: false, IsRequired: true));
            foreach (var setting in settings) Write(writer, setting);
            writer.WriteEndObject();
            writer.WriteStartArray("required");
            if (needsSource) writer.WriteStringValue(Settings.Source);
            foreach (var setting in settings.Where(setting => setting.IsRequired)) writer.WriteStringValue(setting.Name);
            writer.WriteEndArray();
            writer.WriteBoolean("additionalProperties", false);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, SettingRule setting)
    {
        writer.WriteStartObject(setting.Name);
        writer.WriteString("type", "string");
        if (setting.IsRequired) writer.WriteNumber("minLength", 1);
        if (setting.IsSecret) writer.WriteBoolean("x-secret", true);
        if (setting.Description is { } description) writer.WriteString("description", description);
        writer.WriteEndObject();
    }
}

/// <summary>A setting of the mapping's own.</summary>
internal sealed record SettingRule(string Name, string? Description, bool IsSecret, bool IsRequired);
