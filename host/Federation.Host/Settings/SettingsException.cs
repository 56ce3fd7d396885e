namespace Federation.Host.Settings;

/// <summary>What the operator wrote cannot be used. The message says what and where.</summary>
internal sealed class SettingsException(string message) : Exception(message);
