import { char } from 'nuages';
import { Model, foreignKey } from './registry.js';

export class Owner extends Model('Owner', { name: char() }) {}
export class Pet extends Model('Pet', { name: char(), owner: foreignKey('Owner', { relatedName: 'pets' }) }) {}
