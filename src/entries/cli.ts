#!/usr/bin/env node
import process from 'node:process';
import { command } from '../command/command.ts';

await command(process.argv.slice(2), { env: process.env, now: Date.now() });
